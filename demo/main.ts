import { apiPort, stateFolder } from '../local/options.ts'
import { fileArgument, readCommandLine, runCommand } from '../tools/command.ts'
import { type Left, leave } from './acts/erasure.ts'
import { openCompany } from './acts/people.ts'
import { remindCustomers } from './acts/reminders.ts'
import { workShift } from './acts/shift.ts'
import { interruption, openCleanup } from './cleanup.ts'
import { request } from './client.ts'
import { type Cloud, enterCloud } from './cloud.ts'
import { act, bold, mute, note } from './terminal.ts'
import { chooseTrack, pingsUntil, type Track } from './track.ts'
import { countOf } from './words.ts'

const usage = `npm run demo -- [--track FILE.gpx]

A whole day, in a minute: a shift along a track, reminders, a STOP, the erasure of the account.
--track FILE.gpx   drives this track; points without a time get evenly spaced ones
PORT               the port of the local cloud, if one runs (3000); without one, the demo starts its own
FIELDPOST_STATE    its state folder (.local)`

const cleanup = openCleanup()
await runCommand(async () => {
  const { values } = readCommandLine(usage, { track: { type: 'string' } })
  const track = chooseTrack(values.track === undefined ? undefined : fileArgument(values.track))
  const known = { port: apiPort(process.env), state: stateFolder(process.env) }
  const interrupted = interruption().then((code) => {
    mute()
    return code
  })
  try {
    process.exitCode = await Promise.race([day(track, known), interrupted])
  } finally {
    await cleanup.run()
  }
  process.exit()
})

/** Exit code 1 when anything of the account is left. */
async function day(track: Track, known: { port: number; state: string }): Promise<number> {
  act('Fieldpost: a whole day')
  const cloud = await enterCloud(known, cleanup)
  note(cloud.isOwn ? `A local cloud of its own at ${cloud.url}, gone afterwards.` : `The local cloud at ${cloud.url}.`)
  const mark = Date.now().toString(36)
  const company = await openCompany(cloud, mark, cleanup)
  // A quarter of an hour ago, so that clock-out and what follows it are in the past.
  const pings = pingsUntil(track, (await localTime(cloud)) - 15 * 60_000)
  await workShift(company, track, pings)
  await remindCustomers(cloud, company, await localTime(cloud))
  const left = await leave(cloud, company)
  console.log(`\n${bold(lastLine(left))}`)
  return left.rows + left.logins === 0 ? 0 : 1
}

function lastLine({ rows, logins }: Left): string {
  if (rows + logins === 0) return 'Nothing of the account is left: 0 rows.'
  return `Something of the account is left: ${countOf(rows, 'row')} and ${countOf(logins, 'login')}.`
}

/** Shifted time, ms. */
async function localTime(cloud: Cloud): Promise<number> {
  const { body } = await request<{ now: string }>(cloud, 'GET', '/_local/time')
  return Date.parse(body.now)
}
