import { type Channel, channels } from './history.ts'

const quarter = 900_000
const settles = 600_000

type Told = { readonly name: string; readonly channel: Channel; readonly offset: string; readonly startsAt: number }
type Waiting = { readonly channel: Channel; checkAt: number }

/** What the gate says apart from what was told: 'go', 'never', or when sending hours open. */
export type Answer = 'go' | 'never' | number

/** Which moves of an appointment must be told, and which reminders went out for nearly the same time, written a second time. */
export function expectedMoves() {
  const told: Told[] = []
  let planAt: number | undefined
  let waiting: Waiting[] = []

  const isNear = (a: number, b: number) => Math.abs(a - b) < quarter
  const isMove = ({ offset }: Told) => offset === 'move'

  function isToTell(known: readonly Told[], channel: Channel, revision: number, startsAt: number): boolean {
    const revisionOf = ({ name }: Told) => Number(name.split(' ')[0])
    const others = new Set(known.filter(isMove).map(revisionOf))
    others.delete(revision)
    const own = known.filter((each) => each.channel === channel)
    const last = own.at(-1) ?? known.filter((each) => !isMove(each) || revisionOf(each) !== revision).at(-1)
    return others.size < 3 && last !== undefined && !isNear(last.startsAt, startsAt)
  }

  return {
    moved(now: number): void {
      planAt = now + settles
      waiting = []
    },

    isRepeated: (channel: Channel, offset: string, startsAt: number) =>
      told.some((each) => each.channel === channel && each.offset === offset && isNear(each.startsAt, startsAt)),

    /**
     * The moves to tell now; `before` are reminders that waited and go now too. Which of the two goes first is open, so a move
     * that such a reminder makes needless may go or not.
     */
    check(
      now: number,
      { revision, startsAt, before }: { revision: number; startsAt: number; before: readonly string[] },
      answer: (channel: Channel) => Answer,
    ): { must: string[]; may: string[] } {
      const after = [...told, ...before.map((name) => entry(name, startsAt))]
      const [must, may]: [string[], string[]] = [[], []]
      const decide = (channel: Channel, isWaiting: boolean) => {
        if (!isToTell(isWaiting ? told : after, channel, revision, startsAt)) return
        const verdict = answer(channel)
        const isNeedless = !isToTell(after, channel, revision, startsAt)
        if (verdict === 'go') (isNeedless ? may : must).push(`${revision} move ${channel}`)
        else if (verdict !== 'never') waiting.push({ channel, checkAt: verdict })
      }
      const due = waiting.filter(({ checkAt }) => checkAt <= now)
      waiting = waiting.filter(({ checkAt }) => checkAt > now)
      for (const { channel } of due) decide(channel, true)
      if (planAt === undefined || planAt > now) return { must, may }
      planAt = undefined
      for (const channel of channels) decide(channel, false)
      return { must, may }
    },

    settle(names: readonly string[], startsAt: number): void {
      told.push(...names.map((name) => entry(name, startsAt)))
    },
  }
}

/** `name`: `<revision> <offset> <channel>`. */
function entry(name: string, startsAt: number): Told {
  const [, offset = '', channel] = name.split(' ')
  return { name, offset, channel: channel as Channel, startsAt }
}
