import { Duration, Validations } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { Construct } from 'constructs'
import { ImpactAlarm } from '../constructs/impact-alarm.ts'
import { PerEntityAlarm } from '../constructs/per-entity-alarm.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { principal, type Resources } from './resources.ts'

const auditImpact = 'A deleted account that is not erased, or whose rows have come back, goes unnoticed'
const auditInterval = Duration.minutes(15)

export class Erasure extends Construct {
  constructor(scope: Construct, id: string, resources: Resources) {
    super(scope, id)
    this.request(resources)
    this.showStatus(resources)
    this.cancel(resources)
    this.publishReceiptKey(resources)
    this.erase(resources)
    this.audit(resources)
  }

  private request({ stage, api, table, keys, userPool, erasures, messages }: Resources): void {
    const request = new ServiceFunction(this, 'RequestErasure', {
      entry: 'erasure/handlers/request-erasure.ts',
      runs: 'request',
      impact: 'Owners cannot delete their account',
    })
    api.serve(request, 'DELETE /v1/account')
    const reason = 'An owner without the app signs in on the page itself.'
    api.servePublic(request, reason, 'GET /account-deletion', 'POST /account-deletion')
    // each caller is limited by itself; this only bounds the cost of a flood
    api.setRouteThrottle('POST /account-deletion', 50, 100)
    userPool.passClientIdTo(request)
    table.grant(request, {
      get: [...principal, 'erasure'],
      query: ['audit', 'member'],
      check: ['member'],
      put: ['erasure', 'audit', 'signInAttempt'],
      update: ['account', 'signInAttempt'],
    })
    keys.grantUse(request)
    erasures.grantSend(request)
    messages.grantSend(request)
    table.passQuiesceTo(request)
    request.addEnvironment('BEHIND_CLOUDFRONT', String(stage.firewall !== undefined))
    request.addEnvironment('GRACE_PERIOD', stage.gracePeriod)
    request.addEnvironment('BACKUP_DAYS', String(stage.backupDays))
  }

  private showStatus({ api, table, keys }: Resources): void {
    const status = new ServiceFunction(this, 'ErasureStatus', {
      entry: 'erasure/handlers/erasure-status.ts',
      runs: 'request',
      impact: 'Owners cannot see how far the erasure of their account is',
    })
    api.servePublic(status, 'The login is deleted by then: the link carries a secret.', 'GET /v1/erasures/{id}')
    table.grant(status, { get: ['erasure'] })
    keys.grantDerive(status)
  }

  private cancel({ api, table, keys, messages }: Resources): void {
    const cancel = new ServiceFunction(this, 'CancelErasure', {
      entry: 'erasure/handlers/cancel-erasure.ts',
      runs: 'request',
      impact: 'Owners who changed their mind lose their account when the grace period ends',
    })
    const reason = 'The account is locked by then: the link carries a secret.'
    api.servePublic(cancel, reason, 'POST /v1/erasures/{id}/cancel')
    table.grant(cancel, { get: ['erasure'], query: ['audit'], put: ['audit'], update: ['account', 'erasure'] })
    keys.grantUse(cancel)
    messages.grantSend(cancel)
  }

  private publishReceiptKey({ api, receiptKey }: Resources): void {
    const publish = new ServiceFunction(this, 'ReceiptKeys', {
      entry: 'erasure/handlers/receipt-keys.ts',
      runs: 'request',
      impact: 'People cannot verify the receipt of a deleted account',
    })
    const reason = 'The holder of a receipt verifies it: the key is public by design.'
    api.servePublic(publish, reason, 'GET /.well-known/jwks.json')
    receiptKey.grantGetPublicKey(publish)
  }

  private erase({ table, keys, userPool, files, receiptKey, erasures, messages }: Resources): void {
    const erase = new ServiceFunction(this, 'EraseAccount', {
      entry: 'erasure/handlers/erase-account.ts',
      runs: 'worker',
      impact: 'Deleted accounts are not yet erased',
    })
    // A batch of slices would exceed the function's timeout.
    erasures.addConsumer(erase, { batchSize: 1, inProgress: 5 })
    table.grantErasure(erase)
    keys.grantShred(erase)
    userPool.grant(erase, 'AdminDisableUser', 'AdminDeleteUser', 'ListUsers')
    files.grantErasure(erase)
    receiptKey.grantSign(erase)
    messages.grantSend(erase)
  }

  /** Reads that erasures move and finished ones stay finished. Changes nothing. */
  private audit({ table, keys, files }: Resources): void {
    const audit = new ServiceFunction(this, 'AuditErasures', {
      entry: 'erasure/handlers/audit-erasures.ts',
      runs: 'worker',
      impact: auditImpact,
    })
    table.grantAudit(audit)
    keys.grantDerive(audit)
    files.grantList(audit)
    // The next run continues where this one ended. A failed one rings by the function's alarm on errors.
    audit.configureAsync({ retryAttempts: 0, maxEventAge: auditInterval })
    const target = new LambdaFunction(audit.lambda, { retryAttempts: 0, maxEventAge: auditInterval })
    const rule = new Rule(this, 'EveryQuarter', { schedule: Schedule.rate(auditInterval), targets: [target] })
    Validations.of(rule).acknowledge({
      id: 'Serverless::Serverless-EventBusDLQ',
      reason: 'An event that is not delivered says nothing: the next run does the same work.',
    })
    new ImpactAlarm(this, 'Silent', {
      impact: auditImpact,
      cause: 'no run in an hour',
      runbook: 'schedule.md#no-run',
      metric: audit.lambda.metricInvocations({ period: Duration.hours(1) }),
      missingData: 'breaching',
    })
    new PerEntityAlarm(this, 'Stuck', {
      impact: 'An account that its owner deleted is not yet erased',
      cause: 'an erasure has not moved for an hour',
      runbook: 'erasure.md#an-erasure-does-not-move',
      source: audit,
      event: 'erasure_stuck',
      dimension: 'erasureId',
      period: auditInterval,
    })
    new PerEntityAlarm(this, 'Left', {
      impact: 'Data of an erased account is in the table again, against what its receipt says',
      cause: 'rows or files of finished erasures',
      runbook: 'erasure.md#erased-data-is-back',
      source: audit,
      event: 'erased_account_data_found',
      dimension: 'erasureId',
      period: auditInterval,
    })
  }
}
