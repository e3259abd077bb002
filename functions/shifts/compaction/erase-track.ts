import type { StagedStore } from '../store/segment-store.ts'
import type { TrackStore } from '../store/track-part-store.ts'

export type TrackErasingDeps = Pick<StagedStore, 'eraseSegments'> & Pick<TrackStore, 'listParts' | 'dropParts'>

/** Erases every position that is stored for a shift, folded or not. */
export async function eraseTrack(accountId: string, shiftId: string, deps: TrackErasingDeps): Promise<void> {
  await deps.eraseSegments(accountId, shiftId)
  await deps.dropParts(accountId, shiftId, await deps.listParts(accountId, shiftId))
}
