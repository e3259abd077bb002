import { Annotations, CfnOutput, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { AlarmsStack } from './alarms-stack.ts'
import { Accounts } from './capabilities/accounts.ts'
import { Appointments } from './capabilities/appointments.ts'
import { Board } from './capabilities/board.ts'
import { CountedFailures } from './capabilities/counted-failures.ts'
import { Customers } from './capabilities/customers.ts'
import { Docs } from './capabilities/docs.ts'
import { Due } from './capabilities/due.ts'
import { Erasure } from './capabilities/erasure.ts'
import { Exports } from './capabilities/exports.ts'
import { KeyRotation } from './capabilities/key-rotation.ts'
import { Notifications } from './capabilities/notifications.ts'
import { Pages } from './capabilities/pages.ts'
import type { Resources } from './capabilities/resources.ts'
import { Shifts } from './capabilities/shifts.ts'
import { PublicApi } from './constructs/public-api.ts'
import { ServiceKey } from './constructs/service-key.ts'
import { type CodeOf, setStackContext } from './constructs/stack-context.ts'
import { WorkQueue } from './constructs/work-queue.ts'
import type { DataStack } from './data-stack.ts'
import { bearsReservations, leastConcurrency } from './reservations.ts'
import type { Stage } from './stage.ts'

type ServiceStackProps = StackProps & {
  readonly stage: Stage
  readonly code: CodeOf
  readonly data: DataStack
  readonly alarms: AlarmsStack
}

/** Can be deleted and deployed again. */
export class ServiceStack extends Stack {
  constructor(scope: Construct, id: string, { stage, code, data, alarms, ...props }: ServiceStackProps) {
    super(scope, id, { ...props, description: `Fieldpost, ${stage.name}: what can be made again` })
    const key = new ServiceKey(this, 'ServiceKey', {
      description: 'Encrypts logs',
      services: ['logs'],
      removalPolicy: RemovalPolicy.DESTROY,
    })
    setStackContext(this, { stage, code, key, alarms })
    const { lambdaConcurrency: quota } = stage
    if (quota !== undefined && !bearsReservations(quota))
      Annotations.of(this).addWarningV2(
        'fieldpost:lambdaConcurrency',
        `No function reserves concurrency, so that a flood of strangers may hold up clock-ins: lambdaConcurrency is ${quota}, and they need ${leastConcurrency}. Ask AWS for more (README).`,
      )

    const { table, keys, files, userPool, receiptKey, email, sms } = data
    const { pool, client } = userPool
    const api = new PublicApi(this, 'Api', {
      pool,
      client,
      domain: data.apiDomain,
      // The first request of an invited login accepts the invitation.
      grantAdmission: (fn) => table.grant(fn, { update: ['login'] }),
    })
    const messages = new WorkQueue(this, 'Messages', {
      impact: 'On-my-way texts, answers, invitations and links to sign in come late',
      holds: 'ids',
      variable: 'MESSAGE_QUEUE_URL',
    })
    const plannedMessages = new WorkQueue(this, 'PlannedMessages', {
      impact: 'Customers get reminders late or never',
      holds: 'ids',
      variable: 'PLANNED_MESSAGE_QUEUE_URL',
    })
    const stops = new WorkQueue(this, 'Stops', {
      impact: 'A customer who wrote STOP may get another text',
      holds: 'ids',
      variable: 'STOP_QUEUE_URL',
    })
    const erasures = new WorkQueue(this, 'Erasures', {
      impact: 'Deleted accounts are not yet erased',
      holds: 'ids',
      variable: 'ERASURE_QUEUE_URL',
    })
    const invitations = new WorkQueue(this, 'InvitationEnds', {
      impact: 'Invitations that were not accepted keep their address',
      holds: 'ids',
      variable: 'INVITATION_QUEUE_URL',
    })
    const exports = new WorkQueue(this, 'Exports', {
      impact: 'Owners wait for their export',
      holds: 'ids',
      variable: 'EXPORT_QUEUE_URL',
    })
    const compactions = new WorkQueue(this, 'Compactions', {
      impact: 'Tracks stay slow to read, and shifts without distance',
      holds: 'ids',
      variable: 'COMPACTION_QUEUE_URL',
    })
    const autoCloses = new WorkQueue(this, 'AutoCloses', {
      impact: 'Forgotten shifts stay open, and the office is not told of silent phones',
      holds: 'ids',
      variable: 'AUTO_CLOSE_QUEUE_URL',
    })
    const keyRotations = new WorkQueue(this, 'KeyRotations', {
      impact: 'Data keys get older than a year; all data stays readable',
      holds: 'ids',
      variable: 'KEY_ROTATION_QUEUE_URL',
    })
    const keyScans = new WorkQueue(this, 'KeyScans', {
      impact: 'Data keys that nothing needs are kept; all data stays readable',
      holds: 'ids',
      variable: 'KEY_SCAN_QUEUE_URL',
    })
    const resources: Resources = {
      stage,
      api,
      table,
      keys,
      files,
      userPool,
      receiptKey,
      email,
      sms,
      messages,
      plannedMessages,
      stops,
      erasures,
      invitations,
      exports,
      compactions,
      autoCloses,
      keyRotations,
      keyScans,
    }

    new Accounts(this, 'AccountsCapability', resources)
    new Erasure(this, 'ErasureCapability', resources)
    new KeyRotation(this, 'KeyRotation', resources)
    new Exports(this, 'ExportsCapability', resources)
    new Shifts(this, 'ShiftsCapability', resources)
    new Customers(this, 'CustomersCapability', resources)
    new Appointments(this, 'AppointmentsCapability', resources)
    new Board(this, 'BoardCapability', resources)
    new Notifications(this, 'NotificationsCapability', resources)
    new Due(this, 'DueCapability', resources)
    new Pages(this, 'PagesCapability', resources)
    new Docs(this, 'DocsCapability', resources)
    new CountedFailures(this, 'Counted')
    new CfnOutput(this, 'apiUrl', { value: api.url })
  }
}
