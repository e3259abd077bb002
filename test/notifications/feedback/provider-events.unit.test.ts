import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isSubscriptionConfirmation } from '../../../functions/notifications/feedback/receive-ses-event.ts'
import {
  eventOfReport,
  type ReceiveSmsReportsDeps,
  receiveSmsReports,
} from '../../../functions/notifications/feedback/receive-sms-reports.ts'

test('the confirmation of a new topic is no SES event', () => {
  expect(isSubscriptionConfirmation('Successfully validated SNS topic for Amazon SES event publishing.')).toBe(true)
  expect(isSubscriptionConfirmation('{"eventType":"Send"}')).toBe(false)
})

test('an SMS report has the price', () => {
  const notification = { messageId: 'x', timestamp: '2026-03-04 15:00:00.000' }
  const report = { notification, delivery: { priceInUSD: 0.00645 }, status: 'SUCCESS' as const }
  expect(eventOfReport(report)).toMatchObject({ priceUsd: 0.00645 })
})

test('one report that fails fails the invocation, so that Lambda retries it; the others are recorded', async () => {
  const lines = ['bad', 'good'].map((messageId) => ({
    message: JSON.stringify({
      notification: { messageId, timestamp: '2026-03-04 15:00:00.000' },
      delivery: {},
      status: 'SUCCESS',
    }),
  }))
  const event = JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents: lines })
  const recorded: string[] = []
  const deps = {
    findMessageByProviderId: async (providerMessageId: string) => {
      if (providerMessageId === 'bad') throw new Error('the table does not answer')
      return { providerMessageId, accountId: 'a', messageId: 'm' }
    },
    findActiveAccount: async (accountId: string) => void recorded.push(accountId),
    pause: async () => {},
  } as unknown as ReceiveSmsReportsDeps
  await expect(receiveSmsReports(gzipSync(event).toString('base64'), deps)).rejects.toThrow('does not answer')
  expect(recorded).toEqual(['a'])
})
