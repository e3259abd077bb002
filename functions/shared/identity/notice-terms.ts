import * as z from 'zod'
import { toInstant, toMilliseconds } from '../instant.ts'

/**
 * What a tracking notice promises. `audience` counts how often the circle of those who may see tracks was widened.
 */
export const NoticeTerms = z.object({ trackDays: z.int(), toleranceSeconds: z.int(), audience: z.int() })
export type NoticeTerms = z.infer<typeof NoticeTerms>

/** Terms that stood before, until the instant. */
export const PastNotice = NoticeTerms.extend({ until: z.string() })
export type PastNotice = z.infer<typeof PastNotice>

const audience = 1
/** A day longer than a phone may keep a clock-in. */
const keptMilliseconds = 15 * 86_400_000
/** More than an owner needs; each is read with every request of the account. */
export const maxPastNotices = 50

type Terms = {
  readonly retention: { readonly trackDays: number }
  readonly shifts: { readonly toleranceSeconds: number }
}
type Noticed = { readonly settings: Terms; readonly pastNotices?: readonly PastNotice[] | undefined }

export function termsOf({ retention, shifts }: Terms): NoticeTerms {
  return { trackDays: retention.trackDays, toleranceSeconds: shifts.toleranceSeconds, audience }
}

/** The terms that stood at a time (epoch milliseconds), up to 15 days back. */
export function termsAt({ settings, pastNotices = [] }: Noticed, at: number): NoticeTerms {
  return pastNotices.find(({ until }) => at < toMilliseconds(until)) ?? termsOf(settings)
}

/** What acknowledgements meant before the terms were stored with them. */
const earliestTerms: NoticeTerms = { trackDays: 400, toleranceSeconds: 60, audience: 1 }

export type Acknowledgement = {
  readonly noticeAcknowledgedAt?: string | undefined
  readonly acknowledgedTerms?: NoticeTerms | undefined
}

/** Narrower terms need no new acknowledgement. */
export function isAcknowledged(
  { noticeAcknowledgedAt, acknowledgedTerms: known = earliestTerms }: Acknowledgement,
  terms: NoticeTerms,
): boolean {
  if (noticeAcknowledgedAt === undefined) return false
  return (
    terms.trackDays <= known.trackDays &&
    terms.toleranceSeconds <= known.toleranceSeconds &&
    terms.audience <= known.audience
  )
}

/** The past notices after a change of settings at `now` (epoch milliseconds). */
export function pastNoticesAfter({ settings, pastNotices = [] }: Noticed, after: Terms, now: number): PastNotice[] {
  const [were, are] = [termsOf(settings), termsOf(after)]
  const recent = pastNotices.filter(({ until }) => toMilliseconds(until) > now - keptMilliseconds)
  const isChanged = were.trackDays !== are.trackDays || were.toleranceSeconds !== are.toleranceSeconds
  return isChanged ? [...recent, { ...were, until: toInstant(now) }] : recent
}

/** When the first of these past notices need not be known any more; epoch milliseconds. */
export function nextForgotten([first]: readonly PastNotice[]): number {
  return first ? toMilliseconds(first.until) + keptMilliseconds : 0
}
