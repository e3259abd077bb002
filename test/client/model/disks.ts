import {
  type Change,
  type Entry,
  fileStore,
  type LogFile,
  memoryStore,
  type QueueStore,
} from '../../../packages/client/src/queue.ts'
import type { Life } from './life.ts'

/** What outlives a process of the phone. */
export type Disk = {
  /** By a new process. */
  readonly open: (life: Pick<Life, 'through'>) => QueueStore
  /** Every entry that it was ever given: what the phone recorded, whatever the process knew of it. */
  readonly recorded: Entry[]
}

const entriesIn = ({ add = [] }: Pick<Change, 'add'>) =>
  add.flatMap(({ list, value }) => (list.endsWith('/waiting') ? [value as Entry] : []))

/** A database: a change is whole or nothing. */
export function aDatabase(): Disk {
  const store = memoryStore()
  const recorded: Entry[] = []
  async function write(change: Change): Promise<void> {
    await store.write(change)
    recorded.push(...entriesIn(change))
  }
  return {
    recorded,
    open: ({ through }) => ({
      read: (list, limit) => through(() => store.read(list, limit)),
      write: (change) => through(() => write(change)),
    }),
  }
}

/** A file, in which a kill may leave half a line. */
export function aFile(): Disk {
  const recorded: Entry[] = []
  let text = ''
  async function add(part: string): Promise<void> {
    text += part
  }
  const open: Disk['open'] = ({ through }) => {
    const file: LogFile = {
      read: () => through(async () => text),
      async append(line) {
        const half = Math.floor(line.length / 2)
        await through(() => add(line.slice(0, half)))
        await through(async () => {
          await add(line.slice(half))
          recorded.push(...entriesIn(JSON.parse(line)))
        })
      },
      replace: (whole) =>
        through(async () => {
          text = whole
        }),
    }
    return fileStore(file)
  }
  return { open, recorded }
}
