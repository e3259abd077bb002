import { type Deps, instant, type Worker } from '../world.ts'

/** The worker clocks out, as of `at`, before an upload that is not in order is stored. */
export function clockedOutBeforeStored(worker: Worker, at: number): Deps {
  let isOpen = true
  const clockOut = async () => {
    if (isOpen) await worker.clockOut({ at: instant(at) })
    isOpen = false
  }
  const { putSegment, appendCompared } = worker.deps
  return {
    ...worker.deps,
    putSegment: (...put) => clockOut().then(() => putSegment(...put)),
    appendCompared: (...append) => clockOut().then(() => appendCompared(...append)),
  }
}
