import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Topics } from '../sns/topics.ts'
import { accountId, arn } from '../stacks/arns.ts'
import type { Deployment } from '../stacks/deployment.ts'
import type { Email } from './mailbox.ts'

/** Event types by their names in a configuration set. */
const types = {
  Send: 'send',
  Delivery: 'delivery',
  DeliveryDelay: 'deliveryDelay',
  Bounce: 'bounce',
  Complaint: 'complaint',
  Reject: 'reject',
  'Rendering Failure': 'renderingFailure',
  Subscription: 'subscription',
} as const
type EventType = keyof typeof types

/** Other fields go into the object of the event type, e.g. `bounceType`. */
export const EmailEvent = z.looseObject({
  messageId: z.string(),
  type: z.enum(Object.keys(types) as [EventType, ...EventType[]]),
})
export type EmailEvent = z.infer<typeof EmailEvent>

const Destination = z.object({
  ConfigurationSetName: z.string(),
  EventDestination: z.object({
    Enabled: z.boolean().default(true),
    MatchingEventTypes: z.array(z.string()),
    SnsDestination: z.object({ TopicARN: z.string() }).optional(),
  }),
})

/** Publishes to the topics that the configuration set names for the type. */
export type EmailEvents = { publish(event: EmailEvent, mail: Email): Promise<void> }

export function emailEvents(deployment: Deployment, topics: Topics, now: () => number): EmailEvents {
  const destinations = deployment
    .ofType('AWS::SES::ConfigurationSetEventDestination')
    .map(({ properties }) => Destination.parse(properties))
  return {
    async publish(event, mail) {
      const message = JSON.stringify(record(event, mail, new Date(now()).toISOString()))
      for (const { ConfigurationSetName, EventDestination } of destinations) {
        const { Enabled, MatchingEventTypes, SnsDestination } = EventDestination
        const asked = MatchingEventTypes.some((name) => name.toLowerCase() === types[event.type].toLowerCase())
        if (Enabled && SnsDestination && asked && ConfigurationSetName === mail.configurationSet)
          await topics.publish(SnsDestination.TopicARN, {
            message,
            subject: 'Amazon SES Email Event Notification',
            attributes: {},
          })
      }
    },
  }
}

/** As SES documents it: type, `mail`, and an object named after the type. */
function record({ type, messageId: _, ...given }: EmailEvent, mail: Email, at: string): object {
  const name = type === 'Rendering Failure' ? 'failure' : `${type[0]?.toLowerCase()}${type.slice(1)}`
  return { eventType: type, mail: mailObjectOf(mail), [name]: { ...defaultFields(type, mail, at), ...given } }
}

function defaultFields(type: EventType, { recipients }: Email, timestamp: string): object {
  const feedbackId = randomUUID()
  switch (type) {
    case 'Bounce':
      return {
        bounceType: 'Permanent',
        bounceSubType: 'General',
        bouncedRecipients: recipients.map((emailAddress) => ({
          emailAddress,
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        })),
        timestamp,
        feedbackId,
        reportingMTA: 'dsn; mta.local',
      }
    case 'Complaint':
      return {
        complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
        timestamp,
        feedbackId,
        complaintSubType: null,
        userAgent: 'Local Email',
        complaintFeedbackType: 'abuse',
        arrivalDate: timestamp,
      }
    case 'Delivery':
      return {
        timestamp,
        processingTimeMillis: 546,
        recipients,
        smtpResponse: '250 2.6.0 Message received',
        reportingMTA: 'mta.local',
      }
    case 'DeliveryDelay': {
      const delayedRecipients = recipients.map((emailAddress) => ({
        emailAddress,
        status: '4.4.1',
        diagnosticCode: 'smtp; 421 4.4.1 Unable to connect to remote host',
      }))
      return { timestamp, delayType: 'TransientCommunicationFailure', expirationTime: timestamp, delayedRecipients }
    }
    case 'Reject':
      return { reason: 'Bad content' }
    case 'Subscription':
      return {
        contactList: 'local',
        timestamp,
        source: 'UnsubscribeHeader',
        newTopicPreferences: { unsubscribeAll: true, topicSubscriptionStatus: [] },
        oldTopicPreferences: { unsubscribeAll: false, topicSubscriptionStatus: [] },
      }
    case 'Rendering Failure':
      return { errorMessage: 'Attribute is not present in the rendering data', templateName: 'local' }
    case 'Send':
      return {}
  }
}

function mailObjectOf({ messageId, from, recipients, headers, subject, tags, configurationSet, at }: Email): object {
  const domain = from.match(/@([^>\s]+)/)?.[1] ?? ''
  return {
    timestamp: at,
    source: from,
    sourceArn: arn('ses', `identity/${domain}`),
    sendingAccountId: accountId,
    messageId,
    destination: recipients,
    headersTruncated: false,
    headers,
    commonHeaders: { from: [from], to: recipients, messageId, subject },
    tags: {
      ...(configurationSet === undefined ? {} : { 'ses:configuration-set': [configurationSet] }),
      'ses:from-domain': [domain],
      'ses:source-ip': ['127.0.0.1'],
      'ses:caller-identity': ['local'],
      ...Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, [value]])),
    },
  }
}
