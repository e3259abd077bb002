import {
  applyDecision,
  type Cause,
  type ConsentState,
  messageKinds,
  reopenable,
} from '../../../functions/customers/domain/consent.ts'
import { refusalOfGrant } from '../../../functions/customers/domain/office-grant.ts'
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

  const known = (channel: Channel) =>
    ['number', 'failed'].flatMap((scope) => {
      const suppression = suppressions.get(`${channel} ${scope}`)
      return suppression ? [{ ...suppression, scope }] : []
    })

  function receive(body: string, now: number): void {
    const intent = classifyText(body)
    if (intent === 'stop')
      suppressions.set('sms number', { at: record(now, 'sms', 'stop', 'withdrawn'), cause: 'stop' })
    if (intent !== 'start') return
    suppressions.delete('sms number')
    suppressions.delete('sms failed')
    if (!ofChannel('sms').some(({ stopped }) => stopped)) return
    record(now, 'sms', 'start', 'granted', reopenable(consentStates, 'sms', 'sms', true))
  }

  return {
    receive,
    of: (channel: Channel) => ({
      consent: ofChannel(channel).find(({ kind }) => kind === 'reminder'),
      suppressions: known(channel),
    }),
    grant(channel: Channel, method: Grant['method'], now: number): void {
      const grant = { channel, kinds: ['reminder'], method, evidence: 'form 7', isOwner: true } as const
      const refusal = refusalOfGrant(grant, { consentStates, suppressions: known(channel), addressHash: channel })
      record(now, channel, 'office', 'granted', ['reminder'], refusal === undefined)
    },
    withdraw: (channel: Channel, now: number) => void record(now, channel, 'office', 'withdrawn', ['reminder']),
    bounce(channel: Channel, now: number): void {
      const cause = channel === 'sms' ? 'carrier-block' : 'hard-bounce'
      suppressions.set(`${channel} failed`, { at: record(now, channel, cause, 'withdrawn'), cause })
    },
  }
}
