import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Construct } from 'constructs'
import { Accounts } from './capabilities/accounts.ts'
import { Appointments } from './capabilities/appointments.ts'
import { Customers } from './capabilities/customers.ts'
import { Docs } from './capabilities/docs.ts'
import { Due } from './capabilities/due.ts'
import { ErasureWatch } from './capabilities/erasure-audit.ts'
import { Exports } from './capabilities/exports.ts'
import { KeyRotation } from './capabilities/key-rotation.ts'
import { Notifications } from './capabilities/notifications.ts'
import type { Ground } from './capabilities/resources.ts'
import { Shifts } from './capabilities/shifts.ts'
import { PublicApi } from './constructs/public-api.ts'
import { SharedKey } from './constructs/service-key.ts'
import { type CodeOf, furnish } from './constructs/stack-context.ts'
import { WorkQueue } from './constructs/work-queue.ts'
import type { DataStack } from './data-stack.ts'
import type { Stage } from './stage.ts'

interface ServiceStackProps extends StackProps {
  readonly stage: Stage
  readonly code: CodeOf
  readonly data: DataStack
}

/** What can be thrown away and made again: the API, the functions, their queues, topics, schedule and alarms. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stage, code, data, ...props }: ServiceStackProps) {
    super(scope, id, { ...props, description: `Fieldpost, ${stage.name}: what can be made again` })
    const key = new SharedKey(this, 'SharedKey')
    furnish(this, { stage, code, key, alarms: this.alarmTopic(key, stage) })

    const { table, keys, archive, people, receiptKey } = data
    const api = new PublicApi(this, 'Api', people)
    const messages = new WorkQueue(this, 'Messages', { impact: 'Customers get reminders late or never', holds: 'ids' })
    const erasures = new WorkQueue(this, 'Erasures', { impact: 'Deleted accounts are not yet gone', holds: 'ids' })
    const exports = new WorkQueue(this, 'Exports', { impact: 'Owners wait for their export', holds: 'ids' })
    const seals = new WorkQueue(this, 'Seals', {
      impact: 'Tracks stay slow to read, and shifts without distance',
      holds: 'ids',
    })
    const closings = new WorkQueue(this, 'Closings', { impact: 'Forgotten shifts stay open', holds: 'ids' })
    const rotations = new WorkQueue(this, 'Rotations', {
      impact: 'Data keys grow older than a year; nothing becomes unreadable',
      holds: 'ids',
    })
    const keyLooks = new WorkQueue(this, 'KeyLooks', {
      impact: 'Data keys that nothing needs are kept; nothing becomes unreadable',
      holds: 'ids',
    })
    const ground: Ground = {
      stage,
      api,
      table,
      keys,
      archive,
      people,
      receiptKey,
      messages,
      erasures,
      exports,
      seals,
      closings,
      rotations,
      keyLooks,
    }

    new Accounts(this, 'AccountsCapability', ground)
    new ErasureWatch(this, 'ErasureWatch', ground)
    new KeyRotation(this, 'KeyRotation', ground)
    new Exports(this, 'ExportsCapability', ground)
    new Shifts(this, 'ShiftsCapability', ground)
    new Customers(this, 'CustomersCapability', ground)
    new Appointments(this, 'AppointmentsCapability', ground)
    new Notifications(this, 'NotificationsCapability', ground)
    new Due(this, 'DueCapability', ground)
    new Docs(this, 'DocsCapability', ground)
    new CfnOutput(this, 'apiUrl', { value: api.url })
  }

  private alarmTopic(masterKey: SharedKey, { alarmEmail }: Stage): Topic {
    const topic = new Topic(this, 'Alarms', { masterKey, enforceSSL: true })
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': this.account } },
    })
    topic.addToResourcePolicy(
      new PolicyStatement({ principals: [cloudWatch], actions: ['sns:Publish'], resources: [topic.topicArn] }),
    )
    if (alarmEmail) topic.addSubscription(new EmailSubscription(alarmEmail))
    return topic
  }
}
