import type { RootKeyCopyStore } from './root-key-copy-store.ts'

/** By version. `differing`: the row is there and is not what its copy says; it is left as it is. */
export type RestoredRoots = {
  readonly restored: readonly number[]
  readonly present: readonly number[]
  readonly differing: readonly number[]
}

/** Puts root rows that the key table has lost back from their copies. Overwrites none, and may be repeated. */
export async function restoreRootKeys(deps: RootKeyCopyStore): Promise<RestoredRoots> {
  const outcomes: [version: number, outcome: keyof RestoredRoots][] = []
  for (const copy of await deps.readCopies()) {
    const isNew = await deps.putRoot(copy)
    const wrapped = isNew ? copy.wrapped : await deps.findWrappedRoot(copy.version)
    const isSame = wrapped !== undefined && Buffer.from(wrapped).equals(copy.wrapped)
    outcomes.push([copy.version, isNew ? 'restored' : isSame ? 'present' : 'differing'])
  }
  const of = (outcome: keyof RestoredRoots) =>
    outcomes.flatMap(([version, each]) => (each === outcome ? [version] : []))
  return { restored: of('restored'), present: of('present'), differing: of('differing') }
}
