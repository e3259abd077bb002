import { refusedMilliseconds } from '../domain/rules/phone-times.ts'
import type { HeldClockIn } from '../store/shift-items.ts'

const maxHeld = 20

/** Returns the same list for a clock-in that it holds with the same end, or that has no place. `now`: epoch milliseconds. */
export function withHeld(held: readonly HeldClockIn[], added: HeldClockIn, now: number): readonly HeldClockIn[] {
  const known = held.find(({ shiftId }) => shiftId === added.shiftId)
  if (known && (known.endedAt !== undefined || added.endedAt === undefined)) return held
  const others = held.filter((each) => each !== known && each.at > now - refusedMilliseconds)
  return others.length < maxHeld ? [...others, { ...known, ...added }] : held
}

/** As it was read: one that got its end meanwhile stays. */
export function withoutHeld(held: readonly HeldClockIn[], done: HeldClockIn): readonly HeldClockIn[] {
  return held.filter(({ shiftId, endedAt }) => shiftId !== done.shiftId || endedAt !== done.endedAt)
}

/** The earliest that no open shift holds back, of those whose ids are not in `tried`. `startedAt`: epoch milliseconds. */
export function nextHeld(
  held: readonly HeldClockIn[],
  open: { readonly shiftId: string; readonly startedAt: number } | undefined,
  tried: ReadonlySet<string>,
): HeldClockIn | undefined {
  // one whose own shift is open was interrupted
  const isFree = ({ shiftId, at }: HeldClockIn) => !open || at < open.startedAt || shiftId === open.shiftId
  return held
    .filter((each) => isFree(each) && !tried.has(each.shiftId))
    .toSorted((one, other) => one.at - other.at)
    .at(0)
}
