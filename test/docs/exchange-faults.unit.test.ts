import { describe, expect, test } from 'vitest'
import { type Exchange, exchangeFaults } from '../support/documented/exchange-faults.ts'

const json = { 'content-type': 'application/json' }
const acknowledged = { acknowledgedAt: '2026-11-24T16:20:31.000Z' }
const problem = (code: string, more: object = {}) => ({
  ...{ type: `https://api.example.test/docs#error-${code}`, title: 'Wrong', status: 409, code, requestId: 'a' },
  ...more,
})

function faultsOf(body: unknown, change: Partial<Exchange> = {}, headers: Record<string, string> = json): string[] {
  const path = '/v1/tracking-notice/acknowledge'
  const exchange = { method: 'POST', path, sent: { body: undefined }, status: 200, text: JSON.stringify(body), body }
  return exchangeFaults({ ...exchange, headers: new Headers(headers), ...change })
}

describe('what the document does not have', () => {
  const asProblem = { 'content-type': 'application/problem+json' }

  test.each([
    ['a status', faultsOf(acknowledged, { status: 202 })],
    ['a field', faultsOf({ ...acknowledged, by: 'Ana' })],
    ['a missing field', faultsOf({})],
    ['a type of a field', faultsOf({ acknowledgedAt: 'today' })],
    ['a media type', faultsOf(acknowledged, {}, { 'content-type': 'text/plain' })],
    ['a header', faultsOf(acknowledged, {}, { ...json, 'retry-after': '5' })],
    ['a code of this operation', faultsOf(problem('last_owner'), { status: 409 }, asProblem)],
    ['what a problem carries', faultsOf(problem('wrong_state', { who: 'Ana' }), { status: 409 }, asProblem)],
    ['an answer of the gateway', faultsOf({ message: 'No' }, { status: 418 })],
    ['an operation', faultsOf({}, { path: '/v1/secrets' })],
    ['a body that is taken', faultsOf(acknowledged, { sent: { body: { version: 'a'.repeat(65) } } })],
  ])('is a fault: %s', (_what, faults) => {
    expect(faults).toHaveLength(1)
  })

  test('and what it has is none', () => {
    expect(faultsOf(acknowledged)).toEqual([])
    expect(faultsOf(problem('wrong_state'), { status: 409 }, asProblem)).toEqual([])
    expect(faultsOf({ message: 'Too Many Requests' }, { status: 429 })).toEqual([])
    expect(faultsOf({ message: 'Not Found' }, { status: 404, path: '/v1/secrets' })).toEqual([])
  })
})
