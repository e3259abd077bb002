import { Construct } from 'constructs'
import { FailedEvents } from '../constructs/failed-events.ts'
import { ServiceFunction } from '../constructs/service-function.ts'
import { principal, type Resources } from './resources.ts'
import { addSender } from './sender.ts'

export class Notifications extends Construct {
  constructor(scope: Construct, id: string, resources: Resources) {
    super(scope, id)
    this.request(resources)
    addSender(this, resources)
    this.receive(resources)
    this.recordDelivery(resources)
    this.showPreferences(resources)
  }

  private request({ stage, api, table, keys, files, messages, plannedMessages }: Resources): void {
    const request = new ServiceFunction(this, 'RequestMessages', {
      entry: 'notifications/handlers/request-messages.ts',
      runs: 'request',
      impact: 'The office cannot write to customers, and workers cannot send on-my-way messages',
    })
    api.serve(request, 'POST /v1/appointments/{id}/reminders', 'POST /v1/appointments/{id}/on-my-way')
    api.serve(request, 'POST /v1/customers/{id}/messages', 'POST /v1/messages/bulk')
    table.grant(request, {
      get: [
        ...principal,
        'customer',
        'appointment',
        'consent',
        'suppression',
        'message',
        'openShift',
        'shift',
        'trackPart',
        'template',
      ],
      put: ['message', 'messageByTime', 'due', 'idempotency', 'consent', 'consentLedger', 'audit', 'bulkMessage'],
      query: ['usage', 'consent', 'consentLedger', 'audit', 'customer', 'segment'],
      check: ['customer'],
    })
    keys.grantUse(request)
    messages.grantSend(request)
    plannedMessages.grantSend(request)
    request.passSmsNumber()
    request.passAllowedCountries()
    request.passTextCaps()

    const templates = new ServiceFunction(this, 'Templates', {
      entry: 'notifications/handlers/templates.ts',
      runs: 'request',
      impact: 'The office cannot read or change its templates',
    })
    api.serve(templates, 'GET /v1/templates', 'POST /v1/templates/preview', 'GET /v1/templates/{kind}/{channel}')
    api.serve(templates, 'PUT /v1/templates/{kind}/{channel}', 'DELETE /v1/templates/{kind}/{channel}')
    templates.addEnvironment('SMS_SEGMENT_USD', String(stage.smsSegmentUsd))
    table.grant(templates, {
      get: [...principal, 'template'],
      query: ['audit', 'template'],
      put: ['template', 'audit'],
      delete: ['template'],
    })
    keys.grantUse(templates)

    const exports = new ServiceFunction(this, 'ExportCustomer', {
      entry: 'notifications/handlers/export-customer.ts',
      runs: 'request',
      impact: 'The office cannot export what it holds about a customer',
    })
    api.serve(exports, 'GET /v1/customers/{id}/export')
    table.grant(exports, {
      get: [...principal, 'customer', 'statement', 'suppression', 'appointment', 'message'],
      query: ['consent', 'consentLedger', 'appointmentByTime', 'messageByTime', 'audit'],
      put: ['audit'],
    })
    keys.grantUse(exports)
    exports.passSmsNumber()
    files.grantLargeResponses(exports)

    const read = new ServiceFunction(this, 'ReadMessages', {
      entry: 'notifications/handlers/read-messages.ts',
      runs: 'request',
      impact: 'The office cannot see which messages were sent and why others were not',
    })
    api.serve(read, 'GET /v1/messages', 'GET /v1/messages/{id}', 'POST /v1/messages/{id}/read')
    table.grant(read, {
      get: [...principal, 'appointment', 'message'],
      query: ['messageByTime'],
      put: ['message'],
      delete: ['messageByTime'],
    })
    keys.grantUse(read)
  }

  private receive({ stage, table, keys, messages, stops, sms }: Resources): void {
    const receive = new ServiceFunction(this, 'ReceiveTexts', {
      entry: 'notifications/handlers/receive-texts.ts',
      runs: 'worker',
      impact: 'A customer who wrote STOP may get another text',
    })
    sms.texts.addConsumer(receive, { batchSize: 10, inProgress: 5 })
    stops.addConsumer(receive, { batchSize: 10, inProgress: 5 })
    table.grant(receive, {
      get: ['account', 'customer', 'suppression', 'providerPointer', 'message', 'pendingStop'],
      query: ['phonePointer', 'consent', 'consentLedger', 'accountPointer', 'messageByTime', 'usage'],
      put: ['consent', 'consentLedger', 'suppression', 'message', 'messageByTime', 'due', 'pendingStop'],
      update: ['pendingStop', 'due', 'usage'],
      delete: ['suppression', 'pendingStop'],
      check: ['customer'],
    })
    keys.grantUse(receive)
    messages.grantSend(receive)
    receive.passSmsNumber()
    receive.passAllowedCountries()
    receive.addEnvironment('CARRIER_MANAGES_OPT_OUTS', String(stage.optOutManagement === 'carrier'))
    const stopRunbook = 'texts.md#a-stop-cannot-be-worked-off'
    receive.alarmOnEvent('stop_overdue', 'A customer who wrote STOP an hour ago still gets texts', stopRunbook)
    receive.alarmOnEvent(
      'text_unreadable',
      'A text came without the phone of who wrote it; it may have been a STOP',
      'texts.md#a-text-cannot-be-read',
    )
    receive.alarmOnEvent(
      'stop_lost',
      'A STOP failed for 14 days and is given up: its customer gets texts again',
      stopRunbook,
    )
    receive.alarmOnEvent(
      'unknown_texts_not_stored',
      'More texts of unknown numbers came than a company stores in a day: those until midnight UTC are lost, but stops',
      'texts.md#too-many-texts-of-unknown-numbers',
    )
  }

  private recordDelivery({ table, keys, email, sms }: Resources): void {
    const impact = 'Messages that never arrived are shown as sent, and dead addresses are written to again'
    const sesEvents = new ServiceFunction(this, 'ReceiveSesEvents', {
      entry: 'notifications/handlers/receive-ses-events.ts',
      runs: 'worker',
      impact,
    })
    email.events.addConsumer(sesEvents, { batchSize: 10, inProgress: 5 })
    const smsReports = new ServiceFunction(this, 'ReceiveSmsReports', {
      entry: 'notifications/handlers/receive-sms-reports.ts',
      runs: 'worker',
      impact,
    })
    sms.deliveryLogs.sendTo(smsReports)
    new FailedEvents(this, 'FailedSmsReports', { impact }).receiveFrom(smsReports)
    // an SMS that the provider took and did not send is queued again
    table.grant(smsReports, { get: ['providerPointer'], put: ['due'], delete: ['providerPointer'] })
    for (const fn of [sesEvents, smsReports]) {
      table.grant(fn, {
        get: ['account', 'customer', 'message'],
        query: ['consent', 'consentLedger'],
        put: ['message', 'consent', 'consentLedger', 'suppression'],
        check: ['customer'],
      })
      keys.grantUse(fn)
      fn.passSmsNumber()
    }
  }

  private showPreferences({ api, table, keys, messages }: Resources): void {
    const preferences = new ServiceFunction(this, 'Preferences', {
      entry: 'notifications/handlers/preferences.ts',
      runs: 'request',
      impact: 'Customers cannot unsubscribe or agree to messages',
    })
    const reason = 'A customer has no login: the token in the link names the preferences.'
    api.servePublic(preferences, reason, 'GET /u/{token}', 'POST /u/{token}', 'GET /c/{token}', 'POST /c/{token}')
    table.grant(preferences, {
      get: ['account', 'customer', 'suppression'],
      query: ['consent', 'consentLedger'],
      put: ['consent', 'consentLedger', 'suppression', 'message', 'messageByTime', 'due'],
      update: ['usage'],
      delete: ['suppression'],
      check: ['customer'],
    })
    keys.grantUse(preferences)
    messages.grantSend(preferences)
    preferences.passSmsNumber()
  }
}
