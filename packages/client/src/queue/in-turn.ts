export type InTurn = <T>(work: () => Promise<T>) => Promise<T>

/** Runs each work after the one before it has ended, however that ended. */
export function inTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = next
    return next
  }
}
