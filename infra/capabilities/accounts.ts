import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import { type Ground, principal } from './resources.ts'

/** Accounts, members, and the erasure of all that belongs to an account. */
export class Accounts extends Construct {
  constructor(scope: Construct, id: string, ground: Ground) {
    super(scope, id)
    this.open(ground)
    this.run(ground)
    this.askForErasure(ground)
    this.cancelErasure(ground)
    this.publishReceiptKey(ground)
    this.erase(ground)
  }

  private open({ api, table, keys, people }: Ground): void {
    const create = new ServiceFunction(this, 'CreateAccount', {
      entry: 'accounts/handlers/create-account.ts',
      runs: 'request',
      impact: 'New companies cannot open an account',
    })
    api.serve(create, 'POST /v1/account')
    table.allow(create, { get: principal, put: ['account', 'member', 'login', 'audit', 'due'] })
    keys.isFilledBy(create)
    people.allow(create, 'AdminGetUser')
  }

  private run({ api, table, keys, people, messages, erasures }: Ground): void {
    const account = new ServiceFunction(this, 'Account', {
      entry: 'accounts/handlers/account.ts',
      runs: 'request',
      impact: 'Nobody can read or change settings, and workers cannot acknowledge the tracking notice',
    })
    api.serve(account, 'GET /v1/account', 'PATCH /v1/account', 'GET /v1/account/audit', 'GET /v1/me')
    api.serve(account, 'GET /v1/tracking-notice', 'POST /v1/tracking-notice/acknowledge')
    table.allow(account, {
      get: [...principal, 'member', 'audit'],
      query: ['audit'],
      put: ['audit', 'due'],
      update: ['account', 'member', 'login'],
    })
    keys.opensFor(account)

    const members = new ServiceFunction(this, 'Members', {
      entry: 'accounts/handlers/members.ts',
      runs: 'request',
      impact: 'Owners cannot invite people, nor shut out those who left',
    })
    api.serve(members, 'POST /v1/members', 'GET /v1/members')
    api.serve(members, 'PATCH /v1/members/{id}', 'DELETE /v1/members/{id}', 'DELETE /v1/members/{id}/data')
    table.allow(members, {
      get: [...principal, 'member', 'due'],
      query: ['member', 'audit'],
      put: ['member', 'login', 'audit', 'message', 'due'],
      update: ['member', 'login', 'usage'],
      delete: ['login', 'due'],
      check: ['member'],
    })
    keys.opensFor(members)
    people.allow(members, 'AdminGetUser', 'AdminCreateUser')
    people.allow(members, 'AdminEnableUser', 'AdminDisableUser', 'AdminDeleteUser')
    messages.takesFrom(members, 'MESSAGES_QUEUE_URL')
    erasures.takesFrom(members, 'ERASURE_QUEUE_URL')
    members.knows('QUIESCE_SECONDS', table.quiesceSeconds())

    const devices = new ServiceFunction(this, 'Devices', {
      entry: 'accounts/handlers/devices.ts',
      runs: 'request',
      impact: 'Phones without a login cannot be added, nor a lost one shut out',
    })
    api.serve(devices, 'POST /v1/members/{id}/devices', 'GET /v1/members/{id}/devices')
    api.serve(devices, 'DELETE /v1/members/{id}/devices/{deviceId}')
    table.allow(devices, {
      get: [...principal, 'member', 'device'],
      query: ['device', 'audit'],
      put: ['device', 'devicePointer', 'audit', 'idempotency'],
      delete: ['device', 'devicePointer'],
      check: ['member'],
    })
    keys.opensFor(devices)
    devices.knows('API_URL', api.url)
  }

  private askForErasure({ stage, api, table, keys, people, erasures, messages }: Ground): void {
    const request = new ServiceFunction(this, 'RequestErasure', {
      entry: 'erasure/handlers/request-erasure.ts',
      runs: 'request',
      impact: 'Owners cannot delete their account',
    })
    api.serve(request, 'DELETE /v1/account')
    const reason = 'Whoever has no app signs in on the page itself.'
    api.servePublic(request, reason, 'GET /account-deletion', 'POST /account-deletion')
    api.throttles('POST /account-deletion', 10, 20)
    people.signsInBy(request)
    table.allow(request, {
      get: [...principal, 'member', 'erasure'],
      query: ['audit'],
      put: ['erasure', 'audit', 'signInAttempt'],
      update: ['account', 'signInAttempt'],
    })
    keys.opensFor(request)
    erasures.takesFrom(request, 'ERASURE_QUEUE_URL')
    messages.takesFrom(request, 'MESSAGES_QUEUE_URL')
    request.knows('API_URL', api.url)
    request.knows('QUIESCE_SECONDS', table.quiesceSeconds())
    request.knows('GRACE_PERIOD', stage.gracePeriod)
    request.knows('BACKUP_DAYS', String(stage.backupDays))

    const status = new ServiceFunction(this, 'ErasureStatus', {
      entry: 'erasure/handlers/erasure-status.ts',
      runs: 'request',
      impact: 'Owners cannot see whether their account is gone',
    })
    api.servePublic(status, 'The login is gone by then: the link carries a secret.', 'GET /v1/erasures/{id}')
    table.allow(status, { get: ['erasure'] })
    keys.derivesFor(status)
  }

  private cancelErasure({ api, table, keys, messages }: Ground): void {
    const cancel = new ServiceFunction(this, 'CancelErasure', {
      entry: 'erasure/handlers/cancel-erasure.ts',
      runs: 'request',
      impact: 'Owners who changed their mind lose their account when the grace period ends',
    })
    const reason = 'The account is locked by then: the link carries a secret.'
    api.servePublic(cancel, reason, 'POST /v1/erasures/{id}/cancel')
    table.allow(cancel, { get: ['erasure'], query: ['audit'], put: ['audit'], update: ['account', 'erasure'] })
    keys.opensFor(cancel)
    messages.takesFrom(cancel, 'MESSAGES_QUEUE_URL')
  }

  private publishReceiptKey({ api, receiptKey }: Ground): void {
    const publish = new ServiceFunction(this, 'ReceiptKeys', {
      entry: 'erasure/handlers/receipt-keys.ts',
      runs: 'request',
      impact: 'Nobody can check that the receipt of a deleted account is ours',
    })
    const reason = 'Whoever holds a receipt may verify it: a public key is for everybody.'
    api.servePublic(publish, reason, 'GET /.well-known/jwks.json')
    receiptKey.isPublishedBy(publish)
  }

  private erase({ table, keys, people, archive, receiptKey, erasures, messages }: Ground): void {
    const erase = new ServiceFunction(this, 'EraseAccount', {
      entry: 'erasure/handlers/erase-account.ts',
      runs: 'worker',
      impact: 'Deleted accounts are not yet gone',
    })
    // One at a time: a batch of slices would outlast the function.
    erasures.feeds(erase, 1)
    table.allowErasing(erase)
    keys.isShreddedBy(erase)
    people.allow(erase, 'AdminDisableUser', 'AdminDeleteUser', 'ListUsers')
    archive.isErasedBy(erase)
    receiptKey.signsFor(erase)
    messages.takesFrom(erase, 'MESSAGES_QUEUE_URL')
  }
}
