import { Stack } from 'aws-cdk-lib'
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

export class SesChannel extends Construct {
  readonly events: Topic
  private readonly set: ConfigurationSet

  constructor(scope: Construct, id: string) {
    super(scope, id)
    const { stage, key } = stackContext(this)
    this.events = new Topic(this, 'Events', { masterKey: key, enforceSSL: true })
    this.set = new ConfigurationSet(this, 'Set', {
      // SES's list would be shared by all companies; Fieldpost's are per company.
      disableSuppressionList: true,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
    })
    this.set.addEventDestination('ToTopic', {
      destination: EventDestination.snsTopic(this.events),
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
    new EmailIdentity(this, 'Domain', { identity: Identity.domain(stage.emailDomain) })
  }

  /** From the installation's domain only. */
  grantSend(fn: ServiceFunction): void {
    const { emailDomain } = stackContext(this).stage
    const stack = Stack.of(this)
    const arn = (resource: string, resourceName: string) => stack.formatArn({ service: 'ses', resource, resourceName })
    const set = this.set.configurationSetName
    fn.allow(['ses:SendEmail'], arn('identity', emailDomain), arn('configuration-set', set))
    fn.addEnvironment('EMAIL_DOMAIN', emailDomain)
    fn.addEnvironment('SES_CONFIGURATION_SET', set)
  }
}
