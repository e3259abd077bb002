import * as z from 'zod'
import { trackErasureKey } from '../../shared/keys.ts'
import { defineItem, type Item } from '../../shared/table/define-item.ts'

/** One wish to have all positions before a moment erased, of one member or of all; the shifts and their hours stay. */
export const TrackErasureItem = defineItem({
  type: 'trackErasure',
  until: 'until the account is erased',
  readable: 'who had positions erased, of whom, and up to when',
  key: (accountId, each) => trackErasureKey(accountId, each.trackErasureId),
  clear: z.object({
    trackErasureId: z.string(),
    before: z.string(),
    memberId: z.string().optional(),
    status: z.enum(['erasing', 'erased']),
    requestedBy: z.string(),
    requestedAt: z.string(),
    finishedAt: z.string().optional(),
    /** How many shifts reach back behind that moment, once it was proved that none of them holds an older position. */
    shifts: z.int().optional(),
  }),
})
export type TrackErasure = Item<typeof TrackErasureItem>
