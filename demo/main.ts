import { parseArgs } from 'node:util'
import { leave } from './acts/erasure.ts'
import { openCompany } from './acts/people.ts'
import { remindCustomers } from './acts/reminders.ts'
import { workShift } from './acts/shift.ts'
import { enterCloud } from './cloud.ts'
import { act, bold, done, note } from './terminal.ts'
import { chooseTrack } from './track.ts'

/** A whole day, told in a terminal: `npm run demo -- [--track FILE.gpx]`. Exits with 1 if anything is left at its end. */
const { values } = parseArgs({ options: { track: { type: 'string' } } })

const cloud = await enterCloud()
const left = await day().finally(() => cloud.leave())
console.log(`\n${bold(`${left} rows left.`)}`)
process.exitCode = left === 0 ? 0 : 1

async function day(): Promise<number> {
  act('Fieldpost: a whole day')
  note(
    cloud.fresh ? `A local cloud of its own on ${cloud.url}, gone afterwards.` : `On the local cloud at ${cloud.url}.`,
  )
  const mark = Date.now().toString(36)
  // it ends a quarter of an hour ago, so that clock-out and what comes after it are past
  const track = chooseTrack(values.track, (await localTime()) - 15 * 60_000)
  const company = await openCompany(cloud, mark)
  await workShift(company, track)
  await remindCustomers(cloud, company, await localTime())
  const rows = await leave(
    cloud,
    company,
    ['olga', 'otto', 'ana'].map((name) => `${name}-${mark}@example.test`),
  )
  done('The end of the day')
  return rows
}

/** The local cloud's clock may have been moved; the day happens in its time. */
async function localTime(): Promise<number> {
  const response = await fetch(`${cloud.url}/_local/time`)
  const { now } = (await response.json()) as { now: string }
  return Date.parse(now)
}
