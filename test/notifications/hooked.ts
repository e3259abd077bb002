export type Hook = { before: ((step: string) => Promise<void> | void) | undefined }

const steps = /^(find|read|list|check|new|write|changed|providerPointer|send|complete$|makeToken)/
/** These return no promise, so a test cannot wait before them. */
const synchronous = ['newId']

export function hooked<Deps extends object>(deps: Deps, hook: Hook): Deps {
  const wrapped = Object.entries(deps).map(([name, dep]) => {
    if (typeof dep !== 'function' || !steps.test(name) || synchronous.includes(name)) return [name, dep]
    return [
      name,
      async (...args: unknown[]) => {
        await hook.before?.(name)
        return dep(...args)
      },
    ]
  })
  return Object.fromEntries(wrapped) as Deps
}
