import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import { principal, type Resources } from './resources.ts'

export class Accounts extends Construct {
  constructor(scope: Construct, id: string, resources: Resources) {
    super(scope, id)
    this.create(resources)
    this.account(resources)
    this.auditTrail(resources)
    this.members(resources)
    this.invitations(resources)
    this.devices(resources)
  }

  private create({ api, table, keys, userPool, messages }: Resources): void {
    const create = new ServiceFunction(this, 'CreateAccount', {
      entry: 'accounts/handlers/create-account.ts',
      runs: 'request',
      impact: 'New companies cannot open an account',
    })
    api.serve(create, 'POST /v1/account')
    table.grant(create, {
      get: principal,
      put: ['account', 'accountPointer', 'member', 'login', 'audit', 'due', 'rootKeyCopy', 'message', 'invitedAddress'],
      update: ['invitedAddress'],
      delete: ['invitedAddress'],
    })
    messages.grantSend(create)
    keys.grantCreate(create)
    userPool.grant(create, 'AdminGetUser')
  }

  private account({ api, table, keys, messages }: Resources): void {
    const account = new ServiceFunction(this, 'Account', {
      entry: 'accounts/handlers/account.ts',
      runs: 'request',
      impact: 'Owners cannot read or change settings, and workers cannot acknowledge the tracking notice',
    })
    api.serve(account, 'GET /v1/account', 'PATCH /v1/account', 'GET /v1/me')
    api.serve(account, 'GET /v1/tracking-notice', 'POST /v1/tracking-notice/acknowledge')
    api.serve(account, 'POST /v1/account/contact-verification')
    const reason = 'The holder of a contact address has no login: the token in the link names account and address.'
    api.servePublic(account, reason, 'GET /contact-address/{token}', 'POST /contact-address/{token}')
    messages.grantSend(account)
    table.grant(account, {
      // An acknowledgement tracks the shift that was begun without one.
      get: [...principal, 'member', 'shift', 'openShift', 'memberLock'],
      query: ['audit'],
      put: ['audit', 'due', 'shift', 'shiftByTime', 'message', 'invitedAddress'],
      update: ['account', 'member', 'login', 'openShift', 'memberLock', 'invitedAddress', 'invitationCount'],
      delete: ['invitedAddress'],
    })
    keys.grantUse(account)
  }

  /** It names customers and phones, which no function for workers needs. */
  private auditTrail({ api, table, keys }: Resources): void {
    const trail = new ServiceFunction(this, 'ReadAuditTrail', {
      entry: 'accounts/handlers/read-audit-trail.ts',
      runs: 'request',
      impact: 'Owners cannot see who changed or viewed what',
    })
    api.serve(trail, 'GET /v1/account/audit')
    table.grant(trail, { get: [...principal, 'audit', 'member', 'device', 'shift', 'customer'], query: ['audit'] })
    keys.grantUse(trail)
  }

  private members({ api, table, keys, userPool, messages, erasures }: Resources): void {
    const members = new ServiceFunction(this, 'Members', {
      entry: 'accounts/handlers/members.ts',
      runs: 'request',
      impact: 'Owners cannot invite people, nor lock out those who left',
    })
    api.serve(members, 'POST /v1/members', 'GET /v1/members', 'POST /v1/members/{id}/invitation')
    api.serve(members, 'PATCH /v1/me', 'DELETE /v1/me')
    api.serve(members, 'PATCH /v1/members/{id}', 'DELETE /v1/members/{id}', 'DELETE /v1/members/{id}/data')
    table.grant(members, {
      get: [...principal, 'member', 'due', 'endedInvitation', 'message'],
      query: ['member', 'audit'],
      put: ['member', 'login', 'audit', 'message', 'due', 'invitedAddress', 'endedInvitation'],
      update: ['member', 'login', 'invitationCount', 'invitedAddress'],
      delete: ['login', 'due', 'invitedAddress', 'endedInvitation'],
      check: ['member'],
    })
    keys.grantUse(members)
    userPool.grant(members, 'AdminGetUser', 'AdminCreateUser', 'AdminSetUserPassword')
    userPool.grant(members, 'AdminEnableUser', 'AdminDisableUser', 'AdminDeleteUser')
    messages.grantSend(members)
    erasures.grantSend(members)
    table.passQuiesceTo(members)
  }

  private invitations({ api, table, keys, userPool, invitations: ends, erasures }: Resources): void {
    const invitations = new ServiceFunction(this, 'Invitations', {
      entry: 'accounts/handlers/invitations.ts',
      runs: 'request',
      impact: 'People cannot decline an invitation: their address stays with a company that they may not know',
    })
    const reason = 'A person who declines does not sign in: the token in the link names the invitation.'
    api.servePublic(invitations, reason, 'GET /invitation/{token}', 'POST /invitation/{token}')
    table.passQuiesceTo(invitations)

    const end = new ServiceFunction(this, 'ExpireInvitations', {
      entry: 'accounts/handlers/expire-invitations.ts',
      runs: 'worker',
      impact: 'Invitations that were not accepted keep their address, and its owner cannot sign up',
    })
    ends.addConsumer(end, { batchSize: 10, inProgress: 2 })
    table.grant(end, { get: ['due'], update: ['due'] })
    userPool.grant(end, 'AdminGetUser')

    for (const fn of [invitations, end]) {
      table.grant(fn, {
        get: [...principal, 'member'],
        query: ['audit'],
        put: ['due', 'audit', 'endedInvitation'],
        update: ['login'],
        delete: ['login', 'member', 'due'],
      })
      keys.grantUse(fn)
      userPool.grant(fn, 'AdminDisableUser', 'AdminDeleteUser')
      erasures.grantSend(fn)
    }
  }

  private devices({ api, table, keys, messages }: Resources): void {
    const devices = new ServiceFunction(this, 'Devices', {
      entry: 'accounts/handlers/devices.ts',
      runs: 'request',
      impact: 'Phones without a login cannot be added, nor a lost one locked out',
    })
    api.serve(devices, 'POST /v1/members/{id}/devices', 'GET /v1/members/{id}/devices')
    api.serve(devices, 'DELETE /v1/members/{id}/devices/{deviceId}')
    table.grant(devices, {
      get: [...principal, 'member', 'device'],
      query: ['device', 'audit'],
      put: ['device', 'devicePointer', 'audit', 'idempotency', 'message', 'due'],
      update: ['member'],
      delete: ['device', 'devicePointer'],
    })
    keys.grantUse(devices)
    messages.grantSend(devices)
  }
}
