import { setTimeout as wait } from 'node:timers/promises'
import type { FunctionHost } from './host.ts'

const retryAfterMs = [1000, 2000]

/** Makes up to three attempts, as Lambda does. Returns whether one succeeded. */
export async function invokeAsync(host: FunctionHost, name: string, event: unknown): Promise<boolean> {
  if ((await host.invoke(name, event)).ok) return true
  for (const ms of retryAfterMs) {
    await wait(ms, undefined, { ref: false })
    if ((await host.invoke(name, event)).ok) return true
  }
  return false
}
