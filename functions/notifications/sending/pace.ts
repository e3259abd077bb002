import type { RetryBudget } from '../../shared/background/retry.ts'
import type { Outgoing } from './prepared.ts'

export type Channel = 'sms' | 'email'

/** What the providers take in a second, of all senders together. Unset: nothing is held back. */
export type Rates = {
  readonly smsPartsPerSecond?: number | undefined
  readonly emailsPerSecond?: number | undefined
  /** Invocations that may send at the same time: each holds its share of the rate. */
  readonly concurrency: number
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

/** How long one of `concurrency` senders is to wait from the begin of a call to its next. */
export function shareMilliseconds(units: number, perSecond: number, concurrency: number): number {
  return Math.ceil((units * concurrency * 1_000) / perSecond)
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
      const call = { begunAt: 0, share: 0 }
      const mayBegin = (units: number) => {
        const share = shareMilliseconds(units, rate, rates.concurrency)
        if (begun.has(channel) && remaining() < share + reserveMilliseconds) return false
        begun.add(channel)
        Object.assign(call, { begunAt: now(), share })
        return true
      }
      await lines[channel].enter()
      try {
        return await send(mayBegin)
      } finally {
        const left = call.begunAt + call.share - now()
        const wait = Math.min(left, remaining() - reserveMilliseconds / 2)
        if (call.share > 0 && wait > 0) await pause(wait)
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
