import { describe, expect, test } from 'vitest'
import {
  applyDecision,
  type Cause,
  type ConsentState,
  consentStatesOf,
  type Decision,
  messageKinds,
  reopenable,
} from '../../../functions/customers/domain/consent.ts'

const base = { channel: 'sms', kinds: ['reminder'], effective: true, addressHash: 'phone-1' } as const
let version = 0
const next = () => ({ version: ++version, at: `2026-01-01T00:00:${String(version).padStart(2, '0')}.000Z` })
const grant = (over: Partial<Decision> = {}): Decision => ({
  ...base,
  ...next(),
  decision: 'granted',
  cause: 'office',
  ...over,
})
const stop = (cause: Cause = 'stop', over: Partial<Decision> = {}): Decision => ({
  ...base,
  ...next(),
  kinds: messageKinds,
  decision: 'withdrawn',
  cause,
  ...over,
})
const start = (kinds: Decision['kinds'], over: Partial<Decision> = {}): Decision =>
  grant({ cause: 'start', kinds, ...over })
const of = (consentStates: readonly ConsentState[], kind = 'reminder') =>
  consentStates.find((each) => each.kind === kind)

describe('a decision', () => {
  test('on one kind changes neither another kind nor the other channel', () => {
    const consentStates = consentStatesOf([grant(), grant({ channel: 'email', kinds: ['invoice'] })])
    expect(consentStates.map(({ channel, kind, state }) => [channel, kind, state])).toEqual([
      ['sms', 'reminder', 'granted'],
      ['email', 'invoice', 'granted'],
    ])
  })

  test('raises the version of its channel and kind only', () => {
    const consentStates = consentStatesOf([
      grant(),
      grant({ kinds: ['marketing'] }),
      stop('office', { kinds: ['reminder'] }),
    ])
    expect(of(consentStates)).toMatchObject({ state: 'withdrawn', version: 2, stopped: false })
    expect(of(consentStates, 'marketing')).toMatchObject({ state: 'granted', version: 1 })
  })

  test('that is not effective changes nothing', () => {
    const before = consentStatesOf([grant(), stop()])
    expect(applyDecision(before, grant({ effective: false }))).toEqual(before)
  })

  test('leaves other states untouched', () => {
    const before = consentStatesOf([grant(), grant({ channel: 'email' })])
    const after = applyDecision(before, stop())
    expect(
      after.filter((consentState) => !before.includes(consentState)).every(({ channel }) => channel === 'sms'),
    ).toBe(true)
  })
})

describe('a stop by text (rule 14)', () => {
  test('withdraws all kinds of the channel, decided before or not', () => {
    const consentStates = consentStatesOf([grant(), stop()])
    expect(consentStates.map(({ kind }) => kind).sort()).toEqual([...messageKinds].sort())
    expect(consentStates.every(({ state, stopped }) => state === 'withdrawn' && stopped)).toBe(true)
  })

  test('is taken back by START for what it closed, and for nothing else (rule 3)', () => {
    const stopped = consentStatesOf([
      grant({ kinds: ['reminder', 'invoice'] }),
      stop('office', { kinds: ['invoice'] }),
      stop(),
    ])
    expect(reopenable(stopped, 'sms', 'phone-1', true)).toEqual(['reminder'])
    const started = applyDecision(stopped, start(['reminder']))
    expect(of(started)).toMatchObject({ state: 'granted', stopped: false, closed: false })
    expect(of(started, 'invoice')).toMatchObject({ state: 'withdrawn', stopped: false })
  })

  test('sent twice still remembers what the first one closed', () => {
    expect(reopenable(consentStatesOf([grant(), stop(), stop()]), 'sms', 'phone-1', true)).toEqual(['reminder'])
  })

  test('does not mark as closed what was granted for another phone', () => {
    expect(
      reopenable(consentStatesOf([grant(), stop('stop', { addressHash: 'phone-2' })]), 'sms', 'phone-2', true),
    ).toEqual([])
  })

  test('can be taken back for the phone that it closed, not for a later one (rule 1)', () => {
    expect(reopenable(consentStatesOf([grant(), stop()]), 'sms', 'phone-2', true)).toEqual([])
  })

  test('to several companies at once takes back STOP only, not what was stopped on the page', () => {
    const stopped = consentStatesOf([
      grant({ kinds: ['reminder', 'invoice'] }),
      stop('preference-page', { kinds: ['invoice'] }),
      stop(),
    ])
    expect(reopenable(stopped, 'sms', 'phone-1', false)).toEqual(['reminder'])
    const shared = applyDecision(stopped, start(['reminder'], { cause: 'start-shared' }))
    expect([of(shared)?.state, of(shared)?.stopped, of(shared, 'invoice')?.stopped]).toEqual(['granted', false, true])
    const alone = applyDecision(stopped, start(['reminder']))
    expect(of(alone, 'invoice')).toMatchObject({ state: 'withdrawn', stopped: false })
  })

  test.each([
    ['the page after a text', [stop(), stop('preference-page')]],
    ['a text after the page', [stop('preference-page'), stop()]],
  ])('of every kind by %s is reopened by START to this company alone', (_, stops) => {
    const stopped = consentStatesOf([grant(), ...stops])
    expect(of(stopped)).toMatchObject({ stopped: true, onlyByText: false })
    expect(reopenable(stopped, 'sms', 'phone-1', false)).toEqual([])
    expect(reopenable(stopped, 'sms', 'phone-1', true)).toEqual(['reminder'])
  })

  test('stays the customer’s own after staff withdraw too', () => {
    const consentStates = consentStatesOf([grant(), stop(), stop('office', { kinds: ['reminder'] })])
    expect(of(consentStates)).toMatchObject({ stopped: true })
  })
})

test.each<[Cause, boolean]>([
  ['one-click', true],
  ['preference-page', true],
  ['complaint', true],
  ['provider-opt-out', true],
  ['hard-bounce', false],
  ['carrier-block', false],
  ['reply', false],
])('after %s it is %s that only the customer may grant again', (cause, stopped) => {
  expect(of(consentStatesOf([grant(), stop(cause)]))).toMatchObject({ state: 'withdrawn', stopped })
})

test('a grant keeps its address, and a withdrawal keeps that of the grant', () => {
  const consentStates = consentStatesOf([grant(), stop('office', { addressHash: 'phone-2' })])
  expect(of(consentStates)).toMatchObject({ addressHash: 'phone-1' })
})
