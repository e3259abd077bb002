import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type EventType,
  eventTypes,
  type Status,
  statusAfter,
} from '../../../functions/notifications/domain/message-status.ts'
import { outcomeOf } from '../../../functions/notifications/domain/outcome/send-outcome.ts'

const through = (from: Status, ...types: EventType[]) =>
  types.reduce((status, type) => statusAfter(status, { type }), from)

describe('events', () => {
  test.each<[Status, EventType[], Status]>([
    ['sending', ['send'], 'sent'],
    ['unknown', ['send'], 'sent'],
    ['unknown', ['delivery'], 'delivered'],
    ['expired', ['delivery'], 'delivered'],
    ['sent', ['delay'], 'sent'],
    ['sent', ['delivery', 'bounce'], 'bounced'],
    ['sent', ['complaint', 'delivery', 'send'], 'complained'],
    ['sent', ['failure'], 'failed'],
    ['refused', ['delivery'], 'refused'],
    ['queued', ['send'], 'queued'],
  ])('%s and %j is %s', (from, types, status) => expect(through(from, ...types)).toBe(status))

  test('give the same status in any order and number', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...eventTypes), { maxLength: 8 }), (types) => {
        const sorted = through('sent', ...types.toSorted(), ...types)
        expect(through('sent', ...types)).toBe(sorted)
      }),
    )
  })
})

describe('a failed call', () => {
  test.each([
    [{ code: 'ECONNREFUSED' }, 'did-not-happen'],
    [{ code: 'ENOTFOUND' }, 'did-not-happen'],
    [{ name: 'ThrottledException' }, 'did-not-happen'],
    [{ name: 'TooManyRequestsException', $metadata: { httpStatusCode: 429 } }, 'did-not-happen'],
    [{ $metadata: { httpStatusCode: 503 } }, 'did-not-happen'],
    [{ name: 'MessageRejected', $metadata: { httpStatusCode: 400 } }, 'refused'],
    [{ name: 'RequestTimeout', $metadata: { httpStatusCode: 408 } }, 'unknown'],
    [{ $metadata: { httpStatusCode: 500 } }, 'unknown'],
    [{ code: 'ECONNRESET' }, 'unknown'],
    [{ code: 'ETIMEDOUT' }, 'unknown'],
    [{ name: 'AbortError' }, 'unknown'],
    ['a word', 'unknown'],
    [undefined, 'unknown'],
  ])('%j: %s', (error, outcome) => expect(outcomeOf(error)).toBe(outcome))
})
