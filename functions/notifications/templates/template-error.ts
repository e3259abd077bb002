/** Messages of our own: the engine's quote the template, which may name people. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/^undefined filter/, 'uses an unknown filter'],
  [/^tag .* not found/, 'uses an unknown tag'],
  [/not closed/, 'holds something that is not closed'],
  [/^undefined variable/, 'uses a value that is not there'],
  [/limit exceeded/, 'is too much to render'],
  [/ENOENT|file path/, 'loads another template, which is not possible'],
]

type EngineError = Error & { readonly token?: { readonly getPosition?: () => readonly number[] } }

/** Its message is shown to the template's author: what is wrong and where, without the template's words. */
export class TemplateError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'TemplateError'
  }
}

export function templateErrorOf(error: unknown): TemplateError {
  if (error instanceof TemplateError) return error
  const { message, token }: EngineError = error instanceof Error ? error : new Error('unknown')
  const meaning = meanings.find(([form]) => form.test(message))?.[1] ?? 'is not valid Liquid'
  const position = token?.getPosition?.()
  return new TemplateError(position === undefined ? meaning : `${meaning}, at ${placeOf(position)}`)
}

export function placeOf([line = 1, column = 1]: readonly number[]): string {
  return `line ${line}, column ${column}`
}
