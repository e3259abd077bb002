import type { LocalCloud } from './local-cloud.ts'

/** The local cloud's time, epoch milliseconds. */
export async function timeOf(cloud: LocalCloud): Promise<number> {
  return Date.parse((await cloud.get<{ now: string }>('/_local/time')).body.now)
}

const [opens, lastStart] = [9 * 60, 13 * 60]

/** Moves the clock to 09:00, unless it shows 09:00 to 13:00: well within sending hours, also for what follows. */
export async function moveToMorning(cloud: LocalCloud, timeZone = 'Europe/Zurich'): Promise<void> {
  const now = minuteOfDay(await timeOf(cloud), timeZone)
  if (now < opens || now >= lastStart) await cloud.advance(`PT${(24 * 60 + opens - now) % (24 * 60)}M`)
}

/** A zone where it is between 12:00 and 13:00: sending hours are open there, whatever the clock says here. */
export function zoneAtNoon(now = Date.now()): string {
  const ahead = 12 - new Date(now).getUTCHours()
  return ahead === 0 ? 'UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`
}

export function minuteOfDay(at: number, timeZone: string): number {
  const [hour = 0, minute = 0] = new Date(at)
    .toLocaleTimeString('en-GB', { timeZone, timeStyle: 'short' })
    .split(':')
    .map(Number)
  return hour * 60 + minute
}
