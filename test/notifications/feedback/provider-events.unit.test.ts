import { expect, test } from 'vitest'
import { isSubscriptionConfirmation } from '../../../functions/notifications/feedback/receive-ses-event.ts'
import { eventOfReport } from '../../../functions/notifications/feedback/receive-sms-reports.ts'

test('the confirmation of a new topic is no SES event', () => {
  expect(isSubscriptionConfirmation('Successfully validated SNS topic for Amazon SES event publishing.')).toBe(true)
  expect(isSubscriptionConfirmation('{"eventType":"Send"}')).toBe(false)
})

test('an SMS report has the price', () => {
  const notification = { messageId: 'x', timestamp: '2026-03-04 15:00:00.000' }
  const report = { notification, delivery: { priceInUSD: 0.00645 }, status: 'SUCCESS' as const }
  expect(eventOfReport(report)).toMatchObject({ priceUsd: 0.00645 })
})
