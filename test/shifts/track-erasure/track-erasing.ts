import type { Member } from '../../../functions/shared/identity/member.ts'
import { requestTrackErasure } from '../../../functions/shifts/track-erasure/request-track-erasure.ts'
import { NewTrackErasure } from '../../../functions/shifts/track-erasure/schemas.ts'
import type { Compactor } from '../compaction/compactor.ts'
import { minutes, type Worker } from '../world.ts'

export type TrackErasing = ReturnType<typeof aTrackErasing>

const member = { memberId: 'somebody' } as Member

/** Whoever has positions from before a moment erased, and waits until that is done. */
export function aTrackErasing({ accountId, principal, clock, deps, track }: Worker, compactor: Compactor) {
  return {
    ask: (body: object, more: Partial<Compactor['deps']> = {}) =>
      requestTrackErasure(NewTrackErasure.parse(body), principal, {
        ...compactor.deps,
        ...more,
        newId: deps.newId,
        findMember: async (_accountId, memberId) => (memberId === principal.memberId ? member : undefined),
      }),
    find: (trackErasureId: string) => compactor.deps.findTrackErasure(accountId, trackErasureId),
    momentsOf: async (shiftId: string) => (await track(shiftId)).points.map(({ at }) => at),

    /** As run-due would, minute after minute, until nothing is due. In how many slices. */
    async untilDone(hasTime = () => true): Promise<number> {
      for (let slices = 0; slices < 20; slices += 1) {
        clock.now += minutes(1)
        if ((await compactor.runDue({}, hasTime)) === 0) return slices
      }
      throw new Error('there is no end to it')
    },
  }
}
