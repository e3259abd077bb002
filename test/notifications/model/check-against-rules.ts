import { expect } from 'vitest'
import { expectedByRules } from './expected-by-rules.ts'
import type { History, HistoryEvent } from './history.ts'

export type Crash = Extract<HistoryEvent, { what: 'crash' }>
/** Names of reminders, `<revision> <offset> <channel>`: sent, and lost by a crash between claim and call. */
export type Run = { readonly gone: readonly string[]; readonly lost: readonly string[] }

/** Runs what is due; after a crash, once more. */
export type System = {
  readonly apply: (event: HistoryEvent, now: number) => Promise<void> | void
  readonly run: (now: number, crash: Crash | undefined) => Promise<Run> | Run
}

/** Checks that a system sends exactly what the rules allow, when they allow it; a crash sends nothing twice. */
export async function checkAgainstRules({ startTime, events }: History, system: System): Promise<string[]> {
  const expected = expectedByRules(startTime)
  const all: string[] = []
  const reached = new Set<string>()
  let now = startTime
  let crash: Crash | undefined
  const end = [60, 600, 720, 720, 720].map((minutes) => ({ what: 'wait', minutes }) as const)
  for (const event of [...events, ...end]) {
    if (event.what === 'crash') crash = event
    else if (event.what === 'bounce' && !reached.has(event.channel)) continue
    else if (event.what !== 'wait') {
      expected.apply(event, now)
      await system.apply(event, now)
    } else {
      now += event.minutes * 60_000
      const at = new Date(now).toISOString()
      const { must, may } = expected.check(now)
      const { gone, lost } = await system.run(now, crash)
      const seen = [...gone, ...lost]
      expect({ at, seen: seen.filter((name) => !may.includes(name)).sort() }).toEqual({ at, seen: must })
      expected.settle(seen)
      all.push(...gone, ...lost)
      for (const name of gone) reached.add(name.split(' ')[2] ?? '')
      crash = undefined
    }
  }
  expect(new Set(all).size).toBe(all.length)
  return all
}
