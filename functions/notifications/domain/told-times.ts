import type { Channel } from '../../customers/domain/consent.ts'

/** A reminder that went out, and the start of the appointment that it told; epoch milliseconds. */
export type ToldTime = {
  readonly channel: Channel
  readonly offset: string
  readonly revision: number
  readonly startsAt: number
  readonly at: number
}

/** In place of a reminder's offset: tells that the appointment was moved. */
export const moveOffset = 'move'

const minDifference = 15 * 60_000
const maxMoves = 3

/**
 * Whether a customer must be told by this channel that the appointment starts at `startsAt` now (epoch milliseconds): one who
 * was told another time, by this channel, or, where it told none, by any. Of several moves three are told.
 */
export function isMoveToTell(
  told: readonly ToldTime[],
  { channel, revision, startsAt }: Pick<ToldTime, 'channel' | 'revision' | 'startsAt'>,
): boolean {
  const isSibling = (each: ToldTime) => each.offset === moveOffset && each.revision === revision
  const moves = new Set(told.flatMap((each) => (each.offset === moveOffset ? each.revision : [])))
  moves.delete(revision)
  if (moves.size >= maxMoves) return false
  const byChannel = told.filter((each) => each.channel === channel)
  // the same move by another channel leaves a calendar entry and a text of this one wrong
  const last = latest(byChannel) ?? latest(told.filter((each) => !isSibling(each)))
  return last !== undefined && isOtherTime(last.startsAt, startsAt)
}

/** Whether the reminder of this offset went out by this channel, for nearly the same time: a small move does not repeat it. */
export function isRepeated(
  told: readonly ToldTime[],
  { channel, offset, startsAt }: Pick<ToldTime, 'channel' | 'offset' | 'startsAt'>,
): boolean {
  return told.some(
    (each) => each.channel === channel && each.offset === offset && !isOtherTime(each.startsAt, startsAt),
  )
}

function isOtherTime(a: number, b: number): boolean {
  return Math.abs(a - b) >= minDifference
}

function latest(told: readonly ToldTime[]): ToldTime | undefined {
  return told.reduce<ToldTime | undefined>((last, each) => (last && last.at >= each.at ? last : each), undefined)
}
