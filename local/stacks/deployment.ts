import { type Addresses, type Identity, identify } from './identities.ts'
import { resolve, type Scope } from './intrinsics.ts'
import type { Json, Stack } from './template.ts'

/** Intrinsic functions are resolved. */
export type Resource = Identity & {
  stack: string
  logicalId: string
  type: string
  properties: { [key: string]: Json }
  assets: ReadonlyMap<string, string>
}

export type Deployment = {
  ofType(...types: string[]): Resource[]
  /** By `Ref` or attribute value, e.g. a function's ARN. */
  holding(value: string): Resource | undefined
  /** By name. */
  outputs: Readonly<Record<string, string>>
}

/**
 * The same stacks get the same names on each start, whatever the addresses.
 * @throws Error for an unsupported resource or intrinsic function
 */
export function deploy(stacks: readonly Stack[], addresses: Addresses): Deployment {
  const exports = new Map<string, () => Json>()
  const byStack = new Map<string, () => Json>()
  const all: (() => Resource)[] = []
  const outputs: (() => [string, string])[] = []

  for (const stack of stacks) {
    const { Resources, Parameters, Mappings, Outputs } = stack.template
    const identities = new Map<string, Identity>()

    const identityOf = (id: string): Identity => {
      const known = identities.get(id)
      if (known) return known
      const resource = Resources[id] ?? missing(`${stack.name} has no resource ${id}`)
      const given = (name: string) => {
        const value = resource.Properties[name]
        return value === undefined ? undefined : resolve(value, scope)
      }
      const identity = identify(resource.Type, { name: `${stack.prefix ?? stack.name}-${id}`, given }, addresses)
      identities.set(id, identity)
      return identity
    }

    const scope: Scope = {
      ref: (id) => (id in Resources ? identityOf(id).ref : (Parameters[id]?.Default ?? missing(`no value for ${id}`))),
      attribute: (id, name) =>
        identityOf(id).attributes[name] ?? missing(`${Resources[id]?.Type} ${id} has no attribute ${name} here`),
      exported: (name) => (exports.get(name) ?? missing(`no stack exports ${name}`))(),
      stackOutput: (from, name) =>
        (byStack.get(`${from}.${name}`) ?? missing(`the stack ${from} has no output ${name}`))(),
      mapping: (path) => path.reduce<Json>((map, key) => child(map, key), Mappings),
    }

    for (const [name, { Value, Export }] of Object.entries(Outputs)) {
      outputs.push(() => [name, String(resolve(Value, scope))])
      byStack.set(`${stack.name}.${name}`, () => resolve(Value, scope))
      if (Export) exports.set(String(resolve(Export.Name, scope)), () => resolve(Value, scope))
    }

    for (const [logicalId, { Type, Properties }] of Object.entries(Resources)) {
      all.push(() => {
        const properties = resolve(Properties, scope) as { [key: string]: Json }
        return { ...identityOf(logicalId), stack: stack.name, logicalId, type: Type, properties, assets: stack.assets }
      })
    }
  }

  const resources = all.map((resource) => resource())
  const holders = new Map(
    resources.flatMap((found) => [found.ref, ...Object.values(found.attributes)].map((v) => [v, found])),
  )
  return {
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    holding: (value) => holders.get(value),
    outputs: Object.fromEntries(outputs.map((output) => output())),
  }
}

function child(map: Json, key: string): Json {
  const found = typeof map === 'object' && map !== null && !Array.isArray(map) ? map[key] : undefined
  return found ?? missing(`no mapping ${key}`)
}

function missing(what: string): never {
  throw new Error(`The synthesized stacks cannot run here: ${what}`)
}
