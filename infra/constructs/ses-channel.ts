import { RemovalPolicies, Stack } from 'aws-cdk-lib'
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
} from 'aws-cdk-lib/aws-ses'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'
import { stackContext } from './stack-context.ts'
import { WorkQueue } from './work-queue.ts'

/** The verified domain, and the queue in which events wait while no function consumes them. */
export class SesChannel extends Construct {
  readonly events: WorkQueue
  /** DNS records to set, by the name of their output, as `NAME TYPE VALUE`. */
  readonly dnsRecords: Readonly<Record<string, string>>
  private readonly set: ConfigurationSet

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const { stage, key } = stackContext(this)
    const topic = new Topic(this, 'Events', { masterKey: key, enforceSSL: true })
    this.set = new ConfigurationSet(this, 'Set', {
      // SES's list would be shared by all companies; Fieldpost's are per company.
      disableSuppressionList: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    })
    this.set.addEventDestination('ToTopic', {
      destination: EventDestination.snsTopic(topic),
      // No opens and clicks: readers are not tracked.
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
        EmailSendingEvent.SUBSCRIPTION,
      ],
    })
    this.events = new WorkQueue(this, 'SesEvents', {
      impact: 'Messages that never arrived are shown as sent, and dead addresses are written to again',
      holds: 'personal data',
    })
    this.events.subscribeTo(topic)
    const dmarc = { dnsDmarc: `_dmarc.${stage.emailDomain} TXT "v=DMARC1; p=none"` }
    this.dnsRecords = stage.emailIdentityExists ? dmarc : { ...this.identify(stage.emailDomain), ...dmarc }
    RemovalPolicies.of(this).retainOnUpdateOrDelete()
  }

  /** From the installation's domain only. */
  grantSend(fn: ServiceFunction): void {
    const { emailDomain } = stackContext(this).stage
    const stack = Stack.of(this)
    const arn = (resource: string, resourceName: string) => stack.formatArn({ service: 'ses', resource, resourceName })
    const set = this.set.configurationSetName
    // Receipts and calendar files are attachments (docs/adr/0023-what-aws-says.md).
    fn.allow(['ses:SendEmail', 'ses:SendRawEmail'], arn('identity', emailDomain), arn('configuration-set', set))
    fn.addEnvironment('EMAIL_DOMAIN', emailDomain)
    fn.addEnvironment('SES_CONFIGURATION_SET', set)
  }

  private identify(domain: string): Record<string, string> {
    const mailFromDomain = `mail.${domain}`
    const identity = new EmailIdentity(this, 'Domain', {
      identity: Identity.domain(domain),
      mailFromDomain,
      // Bounces and complaints are events of the set. Without it SES would send an email about each to no-reply.
      configurationSet: this.set,
      feedbackForwarding: false,
    })
    const dkim = identity.dkimRecords.map(({ name, value }, index) => [`dnsDkim${index + 1}`, `${name} CNAME ${value}`])
    return {
      ...Object.fromEntries(dkim),
      dnsMailFromMx: `${mailFromDomain} MX 10 feedback-smtp.${Stack.of(this).region}.amazonses.com`,
      dnsMailFromSpf: `${mailFromDomain} TXT "v=spf1 include:amazonses.com ~all"`,
    }
  }
}
