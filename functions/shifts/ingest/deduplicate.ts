import { sealAgainAt } from '../domain/rules/compaction-schedule.ts'
import type { Point } from '../domain/track/point.ts'
import { newsTo } from '../domain/track/unknown-points.ts'
import type { Packed } from '../store/segment-append-store.ts'
import type { Shift } from '../store/shift-items.ts'
import type { PingDeps, Upload } from './upload.ts'

/** What is to be stored of positions that came for a shift whose generation was raised. */
export interface News {
  /** Undefined when all of them are known. */
  readonly packed: Packed | undefined
  /** When the segment is to ask for a fold, in milliseconds since 1970; undefined when it need not. */
  readonly askAt?: number | undefined
}

/**
 * Compares positions with the folded track, so that a phone that sends a whole day again has nothing written; and with
 * the segments that wait to be folded, under whose names a repetition is found.
 */
export async function newsFor(upload: Upload, shift: Shift, packed: Packed, deps: PingDeps): Promise<News> {
  const { accountId } = upload
  const { shiftId, generation, track } = shift
  const held = await deps.readParts(accountId, shiftId, partsAround(shift, packed.points))
  const fresh = newsTo(
    held.flatMap((part) => part ?? []),
    packed.points,
  )
  if (fresh.length === 0) return { packed: undefined }
  const news = fresh.length === packed.points.length ? packed : await deps.pack(accountId, fresh)
  for (let older = track?.below ?? 0; older < generation; older += 1) {
    if (await deps.isStored(accountId, { shiftId, generation: older }, news)) return { packed: undefined }
  }
  const ask = await isToAsk(upload, shift, deps)
  return { packed: news, askAt: ask ? sealAgainAt(upload.now, track?.sealedAt) : undefined }
}

function partsAround({ track }: Shift, points: readonly Point[]) {
  const [first, last] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0]
  return track?.parts.filter(({ firstAt, lastAt }) => firstAt <= last && first <= lastAt) ?? []
}

/**
 * A shift that is open is folded after its end, and one that waits to be folded looks then for what came meanwhile: who
 * comes to fold it waits for longer than any upload lives that still saw it waiting. Of all others one segment asks.
 */
async function isToAsk({ accountId, now }: Upload, shift: Shift, deps: PingDeps): Promise<boolean> {
  const { status, generation, track, sealAt = 0 } = shift
  if (status === 'open' || ((track?.below ?? 0) < generation && now < sealAt)) return false
  return !(await deps.isAskedFor(accountId, shift))
}
