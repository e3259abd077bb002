import type { DeviceTrack } from '../analysis/describe-device.ts'
import { type Share, type Stretch, stretchesOf } from './stretches.ts'

/** Metres. Less may be the noise of a resting device. */
const minMove = 50
/** Times what the leader moved, and `minMove` more: two phones in one van must not take turns. */
const clearlyMore = 1.5

/** `leader`: the device that the stretch is described by; none where no device sent anything. */
export type LedStretch = Stretch & { readonly leader: Share | undefined }

/**
 * In each stretch one device leads: the last one that moved, unless another moves clearly more. Where it is not heard,
 * another does; a device that only rests never keeps the lead from it.
 */
export function leadingStretches(devices: readonly DeviceTrack[]): LedStretch[] {
  const stretches = stretchesOf(devices)
  const upcoming = nextMovers(stretches)
  let mover: number | undefined
  let before: number | undefined
  return stretches.map((stretch, index) => {
    const candidates = candidatesOf(stretch)
    const find = (device: number | undefined) => candidates.find(({ track }) => track.device === device)
    const moving = farthestOf(candidates)
    const last = find(mover)
    const isTakenOver = moving && moving.driven > (last ? last.driven * clearlyMore + minMove : minMove)
    const leader = isTakenOver ? moving : (last ?? find(upcoming[index]) ?? find(before) ?? candidates[0])
    if (leader && leader.driven > minMove) mover = leader.track.device
    if (leader) before = leader.track.device
    return { ...stretch, leader }
  })
}

/** Those that are heard, else those that are at least there. */
function candidatesOf({ shares }: Stretch): Share[] {
  const heard = shares.filter(({ presence }) => presence === 'heard')
  return heard.length > 0 ? heard : shares.filter(({ presence }) => presence !== 'absent')
}

/** The one with the lowest number of several. */
function farthestOf(shares: readonly Share[]): Share | undefined {
  return shares.reduce<Share | undefined>((best, each) => (best && best.driven >= each.driven ? best : each), undefined)
}

/** Per stretch the device that moves in it or moves next. */
function nextMovers(stretches: readonly Stretch[]): (number | undefined)[] {
  let next: number | undefined
  return stretches
    .toReversed()
    .map((stretch) => {
      const moving = farthestOf(candidatesOf(stretch))
      if (moving && moving.driven > minMove) next = moving.track.device
      return next
    })
    .toReversed()
}
