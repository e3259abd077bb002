import { decide, type Facts, type RefusalReason } from './decide.ts'

/** `at`, in epoch milliseconds: when the message will go. */
export type Outlook =
  | { readonly wouldSend: true; readonly at: number }
  | { readonly wouldSend: false; readonly reason?: RefusalReason }

/** What the gate will say from `at` on (epoch milliseconds) if nothing changes: sending hours may defer the message once. */
export function outlookAt(facts: Facts, at: number): Outlook {
  const verdict = decide({ ...facts, now: at })
  if (verdict.verdict === 'allow') return { wouldSend: true, at }
  if (verdict.verdict === 'refuse') return { wouldSend: false, reason: verdict.reason }
  const { until } = verdict
  return outlookAt({ ...facts, appointment: facts.appointment && { ...facts.appointment, deferredTo: until } }, until)
}
