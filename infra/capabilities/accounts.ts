import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import { principal, type Resources } from './resources.ts'

/** Accounts, members, and the erasure of all that belongs to an account. */
export class Accounts extends Construct {
  constructor(scope: Construct, id: string, resources: Resources) {
    super(scope, id)
    this.open(resources)
    this.run(resources)
    this.askForErasure(resources)
    this.cancelErasure(resources)
    this.publishReceiptKey(resources)
    this.erase(resources)
  }

  private open({ api, table, keys, userPool }: Resources): void {
    const create = new ServiceFunction(this, 'CreateAccount', {
      entry: 'accounts/handlers/create-account.ts',
      runs: 'request',
      impact: 'New companies cannot open an account',
    })
    api.serve(create, 'POST /v1/account')
    table.grant(create, { get: principal, put: ['account', 'member', 'login', 'audit', 'due'] })
    keys.grantCreate(create)
    userPool.grant(create, 'AdminGetUser')
  }

  private run({ api, table, keys, userPool, messages, erasures }: Resources): void {
    const account = new ServiceFunction(this, 'Account', {
      entry: 'accounts/handlers/account.ts',
      runs: 'request',
      impact: 'Nobody can read or change settings, and workers cannot acknowledge the tracking notice',
    })
    api.serve(account, 'GET /v1/account', 'PATCH /v1/account', 'GET /v1/account/audit', 'GET /v1/me')
    api.serve(account, 'GET /v1/tracking-notice', 'POST /v1/tracking-notice/acknowledge')
    table.grant(account, {
      get: [...principal, 'member', 'audit'],
      query: ['audit'],
      put: ['audit', 'due'],
      update: ['account', 'member', 'login'],
    })
    keys.grantUse(account)

    const members = new ServiceFunction(this, 'Members', {
      entry: 'accounts/handlers/members.ts',
      runs: 'request',
      impact: 'Owners cannot invite people, nor shut out those who left',
    })
    api.serve(members, 'POST /v1/members', 'GET /v1/members')
    api.serve(members, 'PATCH /v1/members/{id}', 'DELETE /v1/members/{id}', 'DELETE /v1/members/{id}/data')
    table.grant(members, {
      get: [...principal, 'member', 'due'],
      query: ['member', 'audit'],
      put: ['member', 'login', 'audit', 'message', 'due'],
      update: ['member', 'login', 'usage'],
      delete: ['login', 'due'],
      check: ['member'],
    })
    keys.grantUse(members)
    userPool.grant(members, 'AdminGetUser', 'AdminCreateUser')
    userPool.grant(members, 'AdminEnableUser', 'AdminDisableUser', 'AdminDeleteUser')
    messages.grantSend(members)
    erasures.grantSend(members)
    members.addEnvironment('QUIESCE_SECONDS', table.quiesceSeconds())

    const devices = new ServiceFunction(this, 'Devices', {
      entry: 'accounts/handlers/devices.ts',
      runs: 'request',
      impact: 'Phones without a login cannot be added, nor a lost one shut out',
    })
    api.serve(devices, 'POST /v1/members/{id}/devices', 'GET /v1/members/{id}/devices')
    api.serve(devices, 'DELETE /v1/members/{id}/devices/{deviceId}')
    table.grant(devices, {
      get: [...principal, 'member', 'device'],
      query: ['device', 'audit'],
      put: ['device', 'devicePointer', 'audit', 'idempotency'],
      delete: ['device', 'devicePointer'],
      check: ['member'],
    })
    keys.grantUse(devices)
    devices.addEnvironment('API_URL', api.url)
  }

  private askForErasure({ stage, api, table, keys, userPool, erasures, messages }: Resources): void {
    const request = new ServiceFunction(this, 'RequestErasure', {
      entry: 'erasure/handlers/request-erasure.ts',
      runs: 'request',
      impact: 'Owners cannot delete their account',
    })
    api.serve(request, 'DELETE /v1/account')
    const reason = 'Whoever has no app signs in on the page itself.'
    api.servePublic(request, reason, 'GET /account-deletion', 'POST /account-deletion')
    api.setRouteThrottle('POST /account-deletion', 10, 20)
    userPool.passClientIdTo(request)
    table.grant(request, {
      get: [...principal, 'member', 'erasure'],
      query: ['audit'],
      put: ['erasure', 'audit', 'signInAttempt'],
      update: ['account', 'signInAttempt'],
    })
    keys.grantUse(request)
    erasures.grantSend(request)
    messages.grantSend(request)
    request.addEnvironment('API_URL', api.url)
    request.addEnvironment('QUIESCE_SECONDS', table.quiesceSeconds())
    request.addEnvironment('GRACE_PERIOD', stage.gracePeriod)
    request.addEnvironment('BACKUP_DAYS', String(stage.backupDays))

    const status = new ServiceFunction(this, 'ErasureStatus', {
      entry: 'erasure/handlers/erasure-status.ts',
      runs: 'request',
      impact: 'Owners cannot see whether their account is gone',
    })
    api.servePublic(status, 'The login is gone by then: the link carries a secret.', 'GET /v1/erasures/{id}')
    table.grant(status, { get: ['erasure'] })
    keys.grantDerive(status)
  }

  private cancelErasure({ api, table, keys, messages }: Resources): void {
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
      impact: 'Nobody can check that the receipt of a deleted account is ours',
    })
    const reason = 'Whoever holds a receipt may verify it: a public key is for everybody.'
    api.servePublic(publish, reason, 'GET /.well-known/jwks.json')
    receiptKey.grantGetPublicKey(publish)
  }

  private erase({ table, keys, userPool, files, receiptKey, erasures, messages }: Resources): void {
    const erase = new ServiceFunction(this, 'EraseAccount', {
      entry: 'erasure/handlers/erase-account.ts',
      runs: 'worker',
      impact: 'Deleted accounts are not yet gone',
    })
    // One at a time: a batch of slices would outlast the function.
    erasures.addConsumer(erase, { batchSize: 1 })
    table.grantErasure(erase)
    keys.grantShred(erase)
    userPool.grant(erase, 'AdminDisableUser', 'AdminDeleteUser', 'ListUsers')
    files.grantErasure(erase)
    receiptKey.grantSign(erase)
    messages.grantSend(erase)
  }
}
