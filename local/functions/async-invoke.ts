import { setTimeout as wait } from 'node:timers/promises'
import type { FunctionHost } from './host.ts'

const retryAfterMs = [1000, 2000]

/** Runs an event that nobody waits for: Lambda tries such an event three times in all. True when one try succeeded. */
export async function invokeLater(host: FunctionHost, name: string, event: unknown): Promise<boolean> {
  if ((await host.invoke(name, event)).ok) return true
  for (const ms of retryAfterMs) {
    await wait(ms, undefined, { ref: false })
    if ((await host.invoke(name, event)).ok) return true
  }
  return false
}
