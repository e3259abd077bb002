import type { Member } from '../../../functions/shared/identity/member.ts'
import { requestTrackErasure } from '../../../functions/shifts/track-erasure/request-track-erasure.ts'
import { NewTrackErasure } from '../../../functions/shifts/track-erasure/schemas.ts'
import type { Compactor } from '../compaction/compactor.ts'
import { minutes, type Worker } from '../world.ts'

export type TrackErasures = ReturnType<typeof trackErasuresOf>

const member = { memberId: 'the-worker' } as Member

/** Requests track erasures and runs them until they are done. */
export function trackErasuresOf({ accountId, principal, clock, deps, track }: Worker, compactor: Compactor) {
  return {
    request: (body: object, more: Partial<Compactor['deps']> = {}) =>
      requestTrackErasure(NewTrackErasure.parse(body), principal, {
        ...compactor.deps,
        ...more,
        newId: deps.newId,
        findMember: async (_accountId, memberId) => (memberId === principal.memberId ? member : undefined),
      }),
    find: (trackErasureId: string) => compactor.deps.findTrackErasure(accountId, trackErasureId),
    instantsOf: async (shiftId: string) => (await track(shiftId)).points.map(({ at }) => at),

    /** Runs what is due, minute by minute, until nothing is. Returns the number of slices. */
    async untilDone(hasTime = () => true): Promise<number> {
      for (let slices = 0; slices < 20; slices += 1) {
        clock.now += minutes(1)
        if ((await compactor.runDue({}, hasTime)) === 0) return slices
      }
      throw new Error('still due after 20 slices')
    },
  }
}
