import {
  applyDecision,
  type Cause,
  type ConsentState,
  messageKinds,
  reopenable,
} from '../../../functions/customers/domain/consent.ts'
import { classifyText } from '../../../functions/notifications/domain/classify-text.ts'
import type { Channel, HistoryEvent } from './history.ts'

type Suppression = { readonly at: string; readonly cause: Cause }
type Grant = Extract<HistoryEvent, { what: 'grant' }>

/** Consents and suppressions of one customer, by the domain functions. */
export function coreConsents() {
  let consentStates: ConsentState[] = []
  const suppressions = new Map<string, Suppression>()
  let [version, tick] = [0, 0]

  function record(
    now: number,
    channel: Channel,
    cause: Cause,
    decision: 'granted' | 'withdrawn',
    kinds: readonly ConsentState['kind'][] = messageKinds,
    effective = true,
  ): string {
    const at = new Date(now + tick++).toISOString()
    version += 1
    consentStates = applyDecision(consentStates, {
      version,
      at,
      channel,
      kinds,
      decision,
      cause,
      effective,
      addressHash: channel,
    })
    return at
  }

  const ofChannel = (channel: Channel) => consentStates.filter((each) => each.channel === channel)

  function isStopped(channel: Channel): boolean {
    const suppression = suppressions.get(`${channel} number`)
    const reopened = ofChannel(channel).some(
      ({ state, since }) => suppression && state === 'granted' && since > suppression.at,
    )
    return (
      ofChannel(channel).some(({ stopped, kind }) => stopped && kind === 'reminder') || (!!suppression && !reopened)
    )
  }

  function receive(body: string, now: number): void {
    const intent = classifyText(body)
    if (intent === 'stop')
      suppressions.set('sms number', { at: record(now, 'sms', 'stop', 'withdrawn'), cause: 'stop' })
    if (intent !== 'start') return
    suppressions.delete('sms number')
    suppressions.delete('sms company')
    if (!ofChannel('sms').some(({ stopped }) => stopped)) return
    record(now, 'sms', 'start', 'granted', reopenable(consentStates, 'sms', 'sms'))
  }

  return {
    receive,
    of(channel: Channel) {
      const known = [suppressions.get(`${channel} number`), suppressions.get(`${channel} company`)]
      return {
        consent: ofChannel(channel).find(({ kind }) => kind === 'reminder'),
        suppressions: known.flatMap((suppression) => suppression ?? []),
      }
    },
    grant(channel: Channel, method: Grant['method'], now: number): void {
      const effective = method === 'web-form' || !isStopped(channel)
      record(now, channel, 'office', 'granted', ['reminder'], effective)
    },
    withdraw: (channel: Channel, now: number) => void record(now, channel, 'office', 'withdrawn', ['reminder']),
    bounce(channel: Channel, now: number): void {
      const cause = channel === 'sms' ? 'carrier-block' : 'hard-bounce'
      suppressions.set(`${channel} company`, { at: record(now, channel, cause, 'withdrawn'), cause })
    },
  }
}
