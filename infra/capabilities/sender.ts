import type { Construct } from 'constructs'
import { ServiceFunction } from '../constructs/service-function.ts'
import type { Resources } from './resources.ts'

/** Of each queue: the fewest that SQS allows. Each waits for its share of the providers' rates, so more would only wait longer. */
const executions = 2
/** Of the providers' rates, for what a person waits for: it is seldom much, and must not wait for a bulk message to many. */
const awaited = 1 / 4

/** The only function that writes to customers. */
export function addSender(scope: Construct, resources: Resources): void {
  const { stage, api, table, keys, messages, plannedMessages, email, sms } = resources
  const send = new ServiceFunction(scope, 'SendMessages', {
    entry: 'notifications/handlers/send-messages.ts',
    runs: 'worker',
    impact: 'Customers get no reminders, invited members no invitation, and owners no email about their erasure',
    gradual: true,
  })
  // One at a time, so that none waits for the turns of others.
  messages.addConsumer(send, { batchSize: 1, inProgress: executions })
  // Texts of the slowest number, each with its turn, within the function's time.
  plannedMessages.addConsumer(send, { batchSize: 10, inProgress: executions })
  send.addEnvironment('MESSAGE_QUEUE_ARN', messages.queue.queueArn)
  send.passSendingRates({ awaited: awaited / executions, planned: (1 - awaited) / executions })
  table.grant(send, {
    get: [
      'account',
      'customer',
      'appointment',
      'consent',
      'suppression',
      'message',
      'due',
      'erasure',
      'template',
      'member',
      'login',
      'bulkMessage',
    ],
    put: ['message', 'messageByTime', 'providerPointer', 'due'],
    query: ['usage', 'messageByTime'],
    update: ['due', 'erasure', 'usage'],
    delete: ['due', 'bulkMessage'],
  })
  keys.grantUse(send)
  email.grantSend(send)
  sms.grantSend(send)
  send.passAllowedCountries()
  send.passTextCaps()
  api.passUrlTo(send)
  if (stage.signInUrl) send.addEnvironment('SIGN_IN_URL', stage.signInUrl)
}
