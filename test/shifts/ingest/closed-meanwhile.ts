import { type Deps, instant, type Worker } from '../world.ts'

/** What an upload meets whose worker clocks out, as of `at`, when it has passed the gate and its segment is not written. */
export function clockedOutBeforeSegment(worker: Worker, at: number): Deps {
  const { putSegment } = worker.deps
  const deps: Deps = {
    ...worker.deps,
    putSegment: async (...put) => {
      deps.putSegment = putSegment
      await worker.clockOut({ at: instant(at) })
      return putSegment(...put)
    },
  }
  return deps
}
