import { inTurn } from './in-turn.ts'
import { isKeyedChange, type KeyedChange, lists } from './lists.ts'
import type { QueueStore } from './store.ts'

/** One text file, by the functions of the platform. */
export type LogFile = {
  /** The whole text; empty when there is no file. */
  read(): Promise<string>
  /** Resolves when the text outlives a crash. */
  append(text: string): Promise<void>
  /** Makes it the whole text or leaves the file as it is: write another file, then rename it. */
  replace(text: string): Promise<void>
}

/** Fewer are not worth a new file. */
const minGone = 500

/**
 * A log of changes, one JSON a line. A line begins with its line break, so that one which a crash cut short spoils no later one;
 * it was not acknowledged, and is skipped.
 */
export function fileStore(file: LogFile): QueueStore {
  const held = lists()
  const turn = inTurn()
  let written = 0
  let loading: Promise<void> | undefined

  async function load(): Promise<void> {
    for (const change of changesIn(await file.read())) {
      held.apply(change)
      written += change.add?.length ?? 0
    }
  }

  /** Once; again after an error. */
  function loaded(): Promise<void> {
    loading ??= load().catch((error) => {
      loading = undefined
      throw error
    })
    return loading
  }

  /** What was sent does not stay on the phone: not when all is sent, nor after an erasure. */
  function isWorthNewFile({ clear = [] }: KeyedChange): boolean {
    const size = held.size()
    return written > 0 && (size === 0 || clear.length > 0 || written - size > Math.max(minGone, size))
  }

  /** Without it the file is longer, and right: a failure is left to the next time. */
  async function shorten(): Promise<void> {
    const add = held.all()
    try {
      await file.replace(add.length === 0 ? '' : lineOf({ add }))
      written = add.length
    } catch {}
  }

  return {
    async read(list, limit) {
      await loaded()
      return held.read(list, limit)
    },

    write: (change) =>
      turn(async () => {
        await loaded()
        const keyed = held.keyed(change)
        await file.append(lineOf(keyed))
        held.apply(keyed)
        written += keyed.add?.length ?? 0
        if (isWorthNewFile(keyed)) await shorten()
      }),
  }
}

const lineOf = (change: KeyedChange) => `\n${JSON.stringify(change)}`

function changesIn(text: string): KeyedChange[] {
  return text.split('\n').flatMap((line) => {
    try {
      const change: unknown = JSON.parse(line)
      return isKeyedChange(change) ? [change] : []
    } catch {
      return []
    }
  })
}
