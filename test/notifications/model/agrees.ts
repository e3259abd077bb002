import { expect } from 'vitest'
import type { Happening, History } from './history.ts'
import { rules } from './rules.ts'

export type Death = Extract<Happening, { what: 'crash' }>
/** Names of reminders, `<revision> <offset> <channel>`: what went out, and what a sender died with between claim and call. */
export type Run = { readonly gone: readonly string[]; readonly lost: readonly string[] }

/** What is held against the rules: it is told what happens, and runs what is due; after a death it runs once more. */
export type System = {
  readonly happens: (happening: Happening, now: number) => Promise<void> | void
  readonly run: (now: number, death: Death | undefined) => Promise<Run> | Run
}

/** A message goes out if and only if the rules let it at that moment; a crash sends nothing twice and loses nothing unseen. */
export async function agrees({ beginning, happenings }: History, system: System): Promise<string[]> {
  const book = rules(beginning)
  const all: string[] = []
  const reached = new Set<string>()
  let now = beginning
  let death: Death | undefined
  const end = [60, 600, 720, 720, 720].map((minutes) => ({ what: 'wait', minutes }) as const)
  for (const happening of [...happenings, ...end]) {
    if (happening.what === 'crash') death = happening
    else if (happening.what === 'bounce' && !reached.has(happening.channel)) continue
    else if (happening.what !== 'wait') {
      book.happens(happening, now)
      await system.happens(happening, now)
    } else {
      now += happening.minutes * 60_000
      const moment = new Date(now).toISOString()
      const must = book.look(now)
      const { gone, lost } = await system.run(now, death)
      expect({ moment, seen: [...gone, ...lost].sort() }).toEqual({ moment, seen: must })
      all.push(...gone, ...lost)
      for (const name of gone) reached.add(name.split(' ')[2] ?? '')
      death = undefined
    }
  }
  expect(new Set(all).size).toBe(all.length)
  return all
}
