import type { RetryBudget } from '../../shared/background/retry.ts'
import type { Outgoing } from './prepared.ts'

export type Channel = 'sms' | 'email'

/** What the providers take in a second, of all senders together. Unset: nothing is held back. */
export type Rates = {
  readonly smsPartsPerSecond?: number | undefined
  readonly emailsPerSecond?: number | undefined
  /** Of these rates, what one invocation may take: those that send at the same time share them. */
  readonly share: number
}

/**
 * `inTurn` runs `send` after every earlier call of the channel and its pause, and pauses after it. `send` calls `mayBegin` before
 * its provider call, with what it takes of the rate: SMS parts, or 1 for an email. False when the invocation has no time for
 * the pause that would follow.
 */
export type Pacer = {
  readonly inTurn: <T>(channel: Channel, send: (mayBegin: (units: number) => boolean) => Promise<T>) => Promise<T>
}

/** Of the invocation, for recording the outcome of a call, in milliseconds. */
const reserveMilliseconds = 2_500

/** From the begin of a call to that of the sender's next, by its share. */
export function turnMilliseconds(units: number, perSecond: number, share: number): number {
  return Math.ceil((units * 1_000) / (perSecond * share))
}

export const unpaced: Pacer = { inTurn: (_channel, send) => send(() => true) }

/**
 * Of one invocation. The pause is after the call, within the invocation, so that the next one that Lambda starts in its place,
 * on a fresh instance too, need not know of it. The first call is always made: what follows fits in it as far as there is time.
 */
export function openPacer(
  rates: Rates,
  { pause, remaining, now }: RetryBudget & { readonly now: () => number },
): Pacer {
  const lines = { sms: openLine(), email: openLine() }
  const begun = new Set<Channel>()
  const perSecond = { sms: rates.smsPartsPerSecond, email: rates.emailsPerSecond }

  return {
    async inTurn(channel, send) {
      const rate = perSecond[channel]
      if (rate === undefined) return unpaced.inTurn(channel, send)
      const call = { begunAt: 0, lasts: 0 }
      const mayBegin = (units: number) => {
        const lasts = turnMilliseconds(units, rate, rates.share)
        if (begun.has(channel) && remaining() < lasts + reserveMilliseconds) return false
        begun.add(channel)
        Object.assign(call, { begunAt: now(), lasts })
        return true
      }
      await lines[channel].enter()
      try {
        return await send(mayBegin)
      } finally {
        const left = call.begunAt + call.lasts - now()
        const wait = Math.min(left, remaining() - reserveMilliseconds / 2)
        if (call.lasts > 0 && wait > 0) await pause(wait)
        lines[channel].leave()
      }
    },
  }
}

/** One at a time, in the order of their coming. */
function openLine() {
  const waiting: (() => void)[] = []
  let isTaken = false
  return {
    enter: async () => {
      if (isTaken) await new Promise<void>((resolve) => void waiting.push(resolve))
      isTaken = true
    },
    leave: () => {
      const next = waiting.shift()
      if (next) next()
      else isTaken = false
    },
  }
}

/** One pacer for all messages of an invocation, by its context. */
export function pacers(rates: Rates, deps: Pick<RetryBudget, 'pause'>): (context: Invocation) => Pacer {
  const open = new WeakMap<Invocation, Pacer>()
  return (context) => {
    const known = open.get(context)
    if (known) return known
    const remaining = () => context.getRemainingTimeInMillis()
    const made = openPacer(rates, { ...deps, remaining, now: () => performance.now() })
    open.set(context, made)
    return made
  }
}
type Invocation = { readonly getRemainingTimeInMillis: () => number }

/** What a call takes of the channel's rate. */
export function unitsOf(outgoing: Outgoing, partsOf: (text: string) => number): number {
  if (outgoing.via === 'sms') return partsOf(outgoing.body)
  return outgoing.via === 'autoReply' ? partsOf(outgoing.autoReply.text) : 1
}
