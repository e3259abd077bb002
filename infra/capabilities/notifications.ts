import { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import { MailChannel } from '../constructs/ses-channel.ts'
import { TextChannel } from '../constructs/sms-channel.ts'
import { WorkQueue } from '../constructs/work-queue.ts'
import { type Ground, principal } from './resources.ts'

/** The consent gate, sending, and everything that comes back. */
export class Notifications extends Construct {
  private readonly mails: MailChannel
  private readonly texts: TextChannel

  constructor(scope: Construct, id: string, ground: Ground) {
    super(scope, id)
    this.mails = new MailChannel(this, 'Mails')
    this.texts = new TextChannel(this, 'Texts')
    this.request(ground)
    this.send(ground)
    this.hear(ground)
    this.learnWhatBecame(ground)
    this.showPreferences(ground)
  }

  private request({ stage, api, table, keys, archive, messages }: Ground): void {
    const request = new ServiceFunction(this, 'RequestMessages', {
      entry: 'notifications/handlers/request-messages.ts',
      runs: 'request',
      impact: 'The office cannot write to customers, and workers cannot say that they are on their way',
    })
    api.serve(request, 'POST /v1/appointments/{id}/reminders', 'POST /v1/appointments/{id}/on-my-way')
    api.serve(request, 'POST /v1/customers/{id}/messages')
    table.allow(request, {
      get: [...principal, 'customer', 'appointment', 'consent', 'suppression', 'message', 'openShift', 'template'],
      put: ['message', 'messageByTime', 'due', 'idempotency'],
      query: ['usage'],
    })
    keys.opensFor(request)
    messages.takesFrom(request, 'MESSAGES_QUEUE_URL')
    request.knows('SMS_NUMBER', stage.smsNumber)

    const templates = new ServiceFunction(this, 'Templates', {
      entry: 'notifications/handlers/templates.ts',
      runs: 'request',
      impact: 'The office cannot read or change the words of its messages',
    })
    api.serve(templates, 'GET /v1/templates/{kind}/{channel}', 'PUT /v1/templates/{kind}/{channel}')
    api.serve(templates, 'POST /v1/templates/preview')
    templates.knows('TEXT_SEGMENT_USD', String(stage.textSegmentUsd))
    table.allow(templates, { get: [...principal, 'template'], query: ['audit'], put: ['template', 'audit'] })
    keys.opensFor(templates)

    const exports = new ServiceFunction(this, 'ExportCustomer', {
      entry: 'notifications/handlers/export-customer.ts',
      runs: 'request',
      impact: 'The office cannot tell customers what it holds about them',
    })
    api.serve(exports, 'GET /v1/customers/{id}/export')
    table.allow(exports, {
      get: [...principal, 'customer', 'statement', 'suppression', 'appointment', 'message'],
      query: ['consent', 'consentLedger', 'appointmentByTime', 'messageByTime', 'audit'],
      put: ['audit'],
    })
    keys.opensFor(exports)
    exports.knows('SMS_NUMBER', stage.smsNumber)
    archive.holdsAnswersOf(exports)

    const read = new ServiceFunction(this, 'ReadMessages', {
      entry: 'notifications/handlers/read-messages.ts',
      runs: 'request',
      impact: 'The office cannot see which messages went out, and why others did not',
    })
    api.serve(read, 'GET /v1/messages', 'GET /v1/messages/{id}')
    table.allow(read, { get: [...principal, 'appointment', 'message'], query: ['messageByTime'] })
    keys.opensFor(read)
  }

  private send({ api, table, keys, messages }: Ground): void {
    const send = new ServiceFunction(this, 'SendMessages', {
      entry: 'notifications/handlers/send-messages.ts',
      runs: 'worker',
      impact:
        'Customers get no reminders, invited people no invitation, and nobody hears that their account is deleted',
    })
    messages.feeds(send, 10)
    table.allow(send, {
      get: ['account', 'customer', 'appointment', 'consent', 'suppression', 'message', 'due', 'erasure', 'template'],
      put: ['message', 'messageByTime', 'providerPointer', 'due'],
      query: ['usage', 'messageByTime'],
      update: ['due', 'erasure', 'usage'],
      delete: ['due'],
      check: ['appointment', 'consent'],
    })
    keys.opensFor(send)
    this.mails.sendsFor(send)
    this.texts.sendsFor(send)
    send.knows('API_URL', api.url)
  }

  private hear({ stage, table, keys, messages }: Ground): void {
    const answers = new WorkQueue(this, 'InboundTexts', {
      impact: 'A customer who wrote STOP may get another text',
      holds: 'personal data',
    })
    answers.listensTo(this.texts.answers)
    const hear = new ServiceFunction(this, 'HearTexts', {
      entry: 'notifications/handlers/receive-texts.ts',
      runs: 'worker',
      impact: 'A customer who wrote STOP may get another text',
    })
    answers.feeds(hear, 10)
    table.allow(hear, {
      get: ['account', 'customer', 'suppression', 'providerPointer', 'message'],
      query: ['phonePointer', 'consent', 'consentLedger'],
      put: ['consent', 'consentLedger', 'suppression', 'message', 'messageByTime', 'due'],
      delete: ['suppression'],
      check: ['customer'],
    })
    keys.opensFor(hear)
    messages.takesFrom(hear, 'MESSAGES_QUEUE_URL')
    hear.knows('SMS_NUMBER', stage.smsNumber)
    hear.knows('CARRIER_MANAGES_OPT_OUTS', String(stage.carrierManagesOptOuts))
  }

  private learnWhatBecame({ stage, table, keys }: Ground): void {
    const impact = 'Messages are shown as sent that never arrived, and dead addresses are written to again'
    const events = new WorkQueue(this, 'MailEvents', { impact, holds: 'personal data' })
    events.listensTo(this.mails.events)
    const mails = new ServiceFunction(this, 'LearnOfMails', {
      entry: 'notifications/handlers/receive-ses-events.ts',
      runs: 'worker',
      impact,
    })
    events.feeds(mails, 10)
    const texts = new ServiceFunction(this, 'LearnOfTexts', {
      entry: 'notifications/handlers/receive-sms-reports.ts',
      runs: 'worker',
      impact,
    })
    this.texts.reportsTo(texts)
    table.allow(texts, { get: ['providerPointer'] })
    for (const fn of [mails, texts]) {
      table.allow(fn, {
        get: ['account', 'customer', 'message'],
        query: ['consent', 'consentLedger'],
        put: ['message', 'consent', 'consentLedger', 'suppression'],
        check: ['customer'],
      })
      keys.opensFor(fn)
      fn.knows('SMS_NUMBER', stage.smsNumber)
    }
  }

  private showPreferences({ api, stage, table, keys }: Ground): void {
    const preferences = new ServiceFunction(this, 'Preferences', {
      entry: 'notifications/handlers/preferences.ts',
      runs: 'request',
      impact: 'Customers cannot unsubscribe',
    })
    const reason = 'A customer has no login: the token in the link says whose preferences these are.'
    api.servePublic(preferences, reason, 'GET /u/{token}', 'POST /u/{token}')
    table.allow(preferences, {
      get: ['account', 'customer'],
      query: ['consent', 'consentLedger'],
      put: ['consent', 'consentLedger', 'statement', 'suppression'],
      check: ['customer'],
    })
    keys.opensFor(preferences)
    preferences.knows('SMS_NUMBER', stage.smsNumber)
  }
}
