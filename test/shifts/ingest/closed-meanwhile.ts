import { type Deps, instant, type Worker } from '../world.ts'

/** The worker clocks out, as of `at`, before the segment of an upload is written. */
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
