import { authorizedFetch, type Fetch } from '../authorized-fetch.ts'
import { secureAddress } from '../secure-address.ts'
import type { TokenSource } from '../token-source.ts'
import { type InTurn, inTurn } from './in-turn.ts'
import { type Kept, listsOf } from './lane-lists.ts'
import { newId as newIdOfPlatform } from './new-id.ts'
import { type Recorder, recorder } from './recorder.ts'
import { type LaneEvents, maxAgeMilliseconds, type SendResult, sender } from './send.ts'
import type { QueueStore, Stored } from './store.ts'

export type LaneOptions = {
  readonly store: QueueStore
  /** Names the lane; the same again for the same person, such as the `memberId`. */
  readonly worker: string
  /** Of the API, such as `https://api.example.com`. */
  readonly baseUrl: string
  readonly token: TokenSource
  readonly events?: LaneEvents
  readonly fetch?: Fetch
  /** Epoch milliseconds. */
  readonly now?: () => number
  /** Of shifts: 8 to 64 of `A-Z a-z 0-9 _ -`. */
  readonly newId?: () => string
  /** For one answer of the server; 60,000 by default. */
  readonly timeoutMilliseconds?: number
}

export type Lane = Recorder & {
  /** Sends what waits, in order, until nothing does or something must be waited for. Call it as often as you like. */
  readonly send: () => Promise<SendResult>
  /** What the server did not take, the oldest first. */
  readonly kept: () => Promise<readonly Kept[]>
  /** Forgets everything of this worker, sent or not. */
  readonly erase: () => Promise<void>
}

const maxKept = 1_000

/**
 * The queue of one worker on this phone. Open it once in a process.
 * @throws TypeError without a `worker`, or with a `baseUrl` to which no token may go; Error where there is no `newId` and the platform has no random numbers
 */
export function openLane(options: LaneOptions): Lane {
  const { store, worker, token, events = {}, now = Date.now, newId = newIdOfPlatform } = options
  const { timeoutMilliseconds = 60_000 } = options
  // one lane of all who have no name would send the hours of one worker as those of the next
  if (!worker) throw new TypeError('worker: must name the worker')
  const baseUrl = secureAddress('baseUrl', options.baseUrl)
  // a platform without random numbers is found out here, and not at the first clock-in
  if (options.newId === undefined) newIdOfPlatform()
  const lists = listsOf(worker)
  const inProcess = inTurn()
  const turn: InTurn = (work) => inProcess(() => (store.exclusively ? store.exclusively(lists.waiting, work) : work()))
  const recording: Recorder = recorder({ store, lists, now, newId, turn })
  const erase = () => turn(() => store.write({ clear: [lists.waiting, lists.kept, lists.state] }))
  const api = { baseUrl, fetch: authorizedFetch(token, options.fetch), timeoutMilliseconds }
  const send = sender({ store, lists, api, now, turn, state: recording.state, erase, events })

  async function kept(): Promise<Kept[]> {
    const all = (await store.read(lists.kept, maxKept)) as Stored<Kept>[]
    // what has no readable time, of another version of the app, would be kept for ever
    const isNew = ({ value }: Stored<Kept>) => Date.parse(value?.keptAt) >= now() - maxAgeMilliseconds
    const old = all.filter((each) => !isNew(each))
    if (old.length > 0) await store.write({ remove: old.map(({ key }) => ({ list: lists.kept, key })) })
    return all.filter(isNew).map(({ value }) => value)
  }

  return {
    ...recording,
    send: async () => {
      await kept()
      return send()
    },
    kept,
    erase,
  }
}
