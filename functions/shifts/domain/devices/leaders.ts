import type { DeviceTrack } from '../analysis/describe-device.ts'
import { goingIn } from './going.ts'
import { type Share, type Stretch, stretchesOf } from './stretches.ts'

/** Times, and metres: what is within this of the farthest moved comparably, as two phones in one van do. */
const comparably = 1.5
const slack = 50
/** Times as many fixes: two phones of nearly one rate must not take turns. */
const clearlyDenser = 2

/** `leader`: the device that the stretch is described by; none where no device sent anything. */
export type LedStretch = Stretch & { readonly leader: Share | undefined }

/**
 * In each stretch one device leads. Of those that move, the one that knows the way best; while none moves, the last one
 * that did, else the next one that does.
 */
export function leadingStretches(devices: readonly DeviceTrack[]): LedStretch[] {
  const stretches = stretchesOf(devices)
  const upcoming = nextMovers(stretches)
  let mover: number | undefined
  let before: number | undefined
  return stretches.map((stretch, index) => {
    const candidates = candidatesOf(stretch)
    const find = (device: number | undefined) => candidates.find(({ track }) => track.device === device)
    const moving = movingIn(stretch, mover)
    const leader = moving ?? find(mover) ?? find(upcoming[index]) ?? find(before) ?? bestKnown(candidates)[0]
    if (moving) mover = moving.track.device
    if (leader) before = leader.track.device
    return { ...stretch, leader }
  })
}

/** Those that are heard, else those that are at least there. */
function candidatesOf({ shares }: Stretch): Share[] {
  const heard = shares.filter(({ presence }) => presence === 'heard')
  return heard.length > 0 ? heard : shares.filter(({ presence }) => presence !== 'absent')
}

/** Of those that moved comparably far, the one that led before, unless another is heard more often. */
function movingIn(stretch: Stretch, mover: number | undefined): Share | undefined {
  const going = goingIn(stretch, candidatesOf(stretch))
  const farthest = Math.max(...going.map(({ driven }) => driven))
  const comparable = going.filter(({ driven }) => driven * comparably + slack >= farthest)
  const awake = comparable.filter(({ isQuiet }) => !isQuiet)
  const best = bestKnown(awake.length > 0 ? awake : comparable)
  const last = best.find(({ track }) => track.device === mover)
  return last && last.heard * clearlyDenser >= (best[0]?.heard ?? 0) ? last : best[0]
}

function bestKnown(shares: readonly Share[]): Share[] {
  return shares.toSorted((one, other) => other.heard - one.heard || other.driven - one.driven)
}

/** Per stretch the device that moves in it or moves next. */
function nextMovers(stretches: readonly Stretch[]): (number | undefined)[] {
  let next: number | undefined
  return stretches
    .toReversed()
    .map((stretch) => {
      next = movingIn(stretch, next)?.track.device ?? next
      return next
    })
    .toReversed()
}
