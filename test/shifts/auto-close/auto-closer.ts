import { dueRow, workMessageOf } from '../../../functions/shared/background/due.ts'
import { jobStore } from '../../../functions/shared/background/job-store.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { partitionOf } from '../../../functions/shared/keys.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import type { Row } from '../../../functions/shared/table/define-item.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { autoCloseShift } from '../../../functions/shifts/auto-close/auto-close-shift.ts'
import { eight, hours, minutes, pingsFrom, type Worker } from '../world.ts'

/** Runs the auto-closes that are due by the worker's clock. */
export function anAutoCloser(table: Table, worker: Worker) {
  const { accountId, principal, clock } = worker
  let maxHours = principal.account.settings.shifts.maxHours
  const account = () => {
    const { settings, ...rest } = principal.account
    return { ...rest, accountId, settings: { ...settings, shifts: { ...settings.shifts, maxHours } } }
  }
  const deps = {
    ...worker.deps,
    findAccount: async () => account(),
    findWorker: async (): Promise<Principal | undefined> => principal,
    ...jobStore(table),
    now: () => clock.now,
  }

  /** All auto-close jobs, due or not. */
  async function jobs(): Promise<Row[]> {
    const rows = (await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'due') }))) as Row[]
    return rows.filter(({ kind }) => kind === 'auto-close')
  }

  /** Runs each due job once. */
  async function runDue(more: Partial<typeof deps> = {}, hasTime = () => true): Promise<void> {
    const due = (await jobs()).filter((row) => Number(row['dueAt']) <= clock.now)
    for (const row of due) await autoCloseShift(workMessageOf(row), hasTime, { ...deps, ...more })
  }

  /** Does what an owner's change of the setting does. */
  async function setMaxHours(hours: number): Promise<void> {
    const isLess = hours < maxHours
    maxHours = hours
    const row = dueRow(accountId, 'auto-close', '*', clock.now, { maxHours })
    if (isLess) await table.transact([{ Put: { TableName: table.name, Item: row } }], () => {})
  }

  return { deps, jobs, runDue, setMaxHours }
}

/** Clocks in at eight, drives until noon, then stays in one place until eight in the evening, without a clock-out. Returns the shift's id. */
export async function aForgottenShift({ clock, startShift, send }: Worker): Promise<string> {
  const { shiftId } = await startShift()
  clock.now = eight + hours(4)
  await send(pingsFrom(eight, 240, minutes(1)))
  clock.now = eight + hours(12)
  await send(pingsFrom(eight + hours(4), 480, minutes(1)).map((ping) => ({ ...ping, lat: 48.144, lon: 11.288 })))
  return shiftId
}
