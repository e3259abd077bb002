import { type Cause, type MessageKind, messageKinds } from '../../customers/domain/consent.ts'
import type { EventType } from '../domain/message-status.ts'
import type { SesEvent, TopicPreferences } from './ses-event.ts'

/** `kinds` of message that the cause withdraws; `its own`: the kind of the message that the event is about. */
export type EventMeaning = {
  readonly detail?: string | undefined
  readonly subtype?: string | undefined
  readonly cause?: Cause | undefined
  readonly kinds?: readonly (MessageKind | 'its own')[] | undefined
}

/**
 * What an event says of the customer and the address. In doubt, messages end: a complaint of an unknown type is one, and so
 * is a change of subscription that does not say what it changed.
 */
export function meaningOf(type: EventType, { bounce, complaint, deliveryDelay, subscription }: SesEvent): EventMeaning {
  if (type === 'bounce') return meaningOfBounce(bounce?.bounceType, bounce?.bounceSubType)
  if (type === 'complaint') return meaningOfComplaint(complaint?.complaintFeedbackType)
  if (type === 'delay') return { detail: deliveryDelay?.delayType }
  if (type === 'subscription')
    return meaningOfChange(subscription?.newTopicPreferences, subscription?.oldTopicPreferences)
  return type === 'reject' ? { cause: 'rejected' } : {}
}

const bounceTypes = ['Permanent', 'Transient', 'Undetermined']

/** Only a permanent one says that the address is dead. */
function meaningOfBounce(given: string | undefined, subtype: string | undefined): EventMeaning {
  const known = bounceTypes.find((each) => each.toLowerCase() === given?.trim().toLowerCase())
  const detail = known ?? given ?? 'Undetermined'
  return { detail, subtype, cause: detail === 'Permanent' ? 'hard-bounce' : undefined }
}

/** RFC 6430: the recipient says that the email is no spam. It takes nothing back either. */
const notSpam = 'not-spam'

function meaningOfComplaint(feedback: string | undefined): EventMeaning {
  const detail = feedback?.trim().toLowerCase().replaceAll('_', '-')
  return detail === notSpam ? { detail } : { detail: feedback, cause: 'complaint' }
}

/** Of SES's own lists of contacts. An opt-in grants nothing: consent is recorded with the statement that was shown. */
function meaningOfChange(now: TopicPreferences, before: TopicPreferences): EventMeaning {
  const isReadable = now?.unsubscribeAll !== undefined || now?.topicSubscriptionStatus !== undefined
  if (!isReadable || now?.unsubscribeAll === true) return { detail: 'opt-out', cause: 'one-click' }
  const earlier = closedTopics(before)
  const closed = closedTopics(now).filter((topic) => !earlier.includes(topic))
  if (closed.length === 0) return { detail: 'opt-in' }
  const kinds = closed.map((topic) => messageKinds.find((kind) => kind === topic) ?? ('its own' as const))
  return { detail: 'opt-out', cause: 'one-click', kinds: [...new Set(kinds)] }
}

function closedTopics(preferences: TopicPreferences): string[] {
  const isClosed = (status: string | undefined) => /^opt[_-]?out$/i.test(status?.trim() ?? '')
  return (preferences?.topicSubscriptionStatus ?? []).flatMap((each) =>
    isClosed(each?.subscriptionStatus) ? [each?.topicName ?? ''] : [],
  )
}
