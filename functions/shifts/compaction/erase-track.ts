import type { SegmentStore } from '../store/segment-store.ts'
import type { TrackPartStore } from '../store/track-part-store.ts'

export type EraseTrackDeps = Pick<SegmentStore, 'eraseSegments'> &
  Pick<TrackPartStore, 'listStoredParts' | 'deleteParts'>

export async function eraseTrack(accountId: string, shiftId: string, deps: EraseTrackDeps): Promise<void> {
  await deps.eraseSegments(accountId, shiftId)
  await deps.deleteParts(accountId, shiftId, await deps.listStoredParts(accountId, shiftId))
}
