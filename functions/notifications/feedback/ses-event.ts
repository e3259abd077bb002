import * as z from 'zod'
import { lenientObject, listOf, word } from '../../shared/lenient-fields.ts'

/** SES writes each tag as a list. */
const tag = listOf(word)
const details = { timestamp: word, feedbackId: word }
const topics = lenientObject({
  unsubscribeAll: z.union([z.boolean(), z.stringbool()]).optional().catch(undefined),
  topicSubscriptionStatus: listOf(lenientObject({ topicName: word, subscriptionStatus: word })),
})

/**
 * SES event publishing through SNS, as "Contents of event data that Amazon SES publishes to Amazon SNS" describes it. The
 * sender tags each email with account and message. A field of another form counts as absent: what can be read still has
 * its meaning.
 */
export const SesEvent = z
  .object({
    eventType: word,
    /** Its name where a notification is set up for an identity, not for a configuration set. */
    notificationType: word,
    mail: lenientObject({
      messageId: word,
      timestamp: word,
      tags: lenientObject({ accountId: tag, messageId: tag }),
    }),
    bounce: lenientObject({ ...details, bounceType: word, bounceSubType: word }),
    complaint: lenientObject({ ...details, complaintFeedbackType: word }),
    delivery: lenientObject(details),
    deliveryDelay: lenientObject({ ...details, delayType: word }),
    subscription: lenientObject({ ...details, newTopicPreferences: topics, oldTopicPreferences: topics }),
  })
  .catch({})
export type SesEvent = z.infer<typeof SesEvent>
export type TopicPreferences = z.infer<typeof topics>
