import * as z from 'zod'
import { segmentKey, trackPartKey } from '../../shared/keys.ts'
import { defineItem } from '../../shared/table/define-item.ts'

/** `name`: end of the sort key. Epoch milliseconds. */
const TrackPart = z.object({ name: z.string(), firstAt: z.int(), lastAt: z.int() })
export type TrackPart = z.infer<typeof TrackPart>

/** Generations before `below`; epoch milliseconds. */
export const CompactedTrack = z.object({ below: z.int(), parts: z.array(TrackPart), compactedAt: z.int() })

/** The payload is packed, not JSON. */
const packed = {
  readable: 'when the first and the last position of an upload or a part was',
  /** `noticeDays`: the longest that the notice at clock-in allowed. */
  clear: z.object({ firstAt: z.int(), lastAt: z.int(), noticeDays: z.int().optional() }),
  personal: z.object({
    positions: z
      .unknown()
      .meta({ why: 'the track of a shift: times and positions, with the phone’s measures of each' }),
  }),
}

export const SegmentItem = defineItem({
  ...packed,
  type: 'segment',
  until: 'until the track is compacted, and 30 days at most; never longer than the account’s retention of tracks',
  key: (accountId) => segmentKey(accountId, '', ''),
})

export const TrackPartItem = defineItem({
  ...packed,
  type: 'trackPart',
  until: 'as long as the account keeps tracks (`retention.trackDays`, 400 days unless it says otherwise)',
  key: (accountId) => trackPartKey(accountId, '', ''),
})
