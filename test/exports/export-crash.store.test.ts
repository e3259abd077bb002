import { describe, expect, test } from 'vitest'
import { parseImport } from '../../functions/customers/import/parse-csv.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { aWorkingAccount } from '../accounts/working-account.ts'
import type { World } from '../accounts/world.ts'
import { anErasing } from '../erasure/erasing.ts'
import { beforeEachWithExporting } from './export-hooks.ts'
import { type ExportDeps, type Exporting, linesOf, timeBudgetOf } from './exporting.ts'

const linesIn = (text: string) => parseImport(text, { country: 'US', skipsUnknown: false }).lines

let world: World
let exporting: Exporting
let owner: Principal

beforeEachWithExporting(async (given) => {
  ;({ world, exporting } = given)
  owner = await aWorkingAccount(world, { shifts: 1, points: 5, customers: 9 })
})

/** Past every claim, so that the next slice may start. */
const passClaims = () => {
  exporting.clock.now += 60_000
}

const statusOf = async (exportId: string) => (await exporting.show(owner, exportId)).status

const effects = [
  'claimExport',
  'beginUpload',
  'updateExport',
  'getCheckpoint',
  'putPart',
  'putCheckpoint',
  'rescheduleExport',
  'completeUpload',
  'finishExport',
  'deleteCheckpoint',
] as const

/** Dependencies of which the n-th effect throws, before or after it happened. */
function dyingAt(
  nth: number,
  when: 'before' | 'after',
  deps: ExportDeps,
): { deps: Partial<ExportDeps>; died: () => boolean } {
  let left = nth
  const mortal =
    (run: (...args: never[]) => Promise<unknown>) =>
    async (...args: never[]) => {
      left -= 1
      if (left === 0 && when === 'before') throw new Error('killed')
      const result = await run(...args)
      if (left === 0) throw new Error('killed')
      return result
    }
  const dying = Object.fromEntries(effects.map((name) => [name, mortal(deps[name] as never)]))
  return { deps: dying, died: () => left <= 0 }
}

describe.each(['before', 'after'] as const)('an export whose process is killed %s an effect', (when) => {
  test('is completed by later slices, for every effect', async () => {
    let nth = 1
    for (let died = true; died; nth += 1) {
      const { exportId } = await exporting.request(owner)
      const mortal = dyingAt(nth, when, exporting.deps)
      for (let slices = 0; (await statusOf(exportId)) === 'running'; slices += 1) {
        expect(slices).toBeLessThan(20)
        await exporting
          .run(owner, timeBudgetOf(30), mortal.deps)
          .catch((error: Error) => expect(error.message).toBe('killed'))
        passClaims()
      }
      died = mortal.died()
      const files = await exporting.fetch(owner, exportId)
      const csv = [...files].flatMap(([path, text]) => (/^customers.*\.csv$/.test(path) ? linesIn(text) : []))
      const ids = csv.map((line) => 'customerId' in line && line.customerId)
      expect([nth, ids.length, new Set(ids).size]).toEqual([nth, 9, 9])
      expect([nth, linesOf(files, 'customers').length, linesOf(files, 'positions').length]).toEqual([nth, 9, 5])
    }
    expect(nth).toBeGreaterThan(12)
  }, 120_000)
})

describe('an export', () => {
  test('is written by one slice at a time', async () => {
    const { exportId } = await exporting.request(owner)
    await Promise.all([1, 2, 3].map(() => exporting.run(owner)))
    const files = await exporting.fetch(owner, exportId)
    expect(linesOf(files, 'customers')).toHaveLength(9)
  })

  test('that another slice has claimed is not changed', async () => {
    const { exportId } = await exporting.request(owner)
    const putPart: ExportDeps['putPart'] = async (...args) => {
      passClaims()
      await exporting.run(owner)
      return exporting.deps.putPart(...args)
    }
    await expect(exporting.run(owner, timeBudgetOf(Number.POSITIVE_INFINITY), { putPart })).rejects.toThrow()
    const files = await exporting.fetch(owner, exportId)
    expect(linesOf(files, 'customers')).toHaveLength(9)
  })

  test('whose slices die repeatedly fails, leaves no file, and can be requested again', async () => {
    const { exportId } = await exporting.request(owner)
    const broken = { exportedOf: () => Promise.reject(new Error('unreadable')) }
    for (let slices = 0; (await statusOf(exportId)) === 'running'; slices += 1) {
      expect(slices).toBeLessThan(10)
      await exporting.run(owner, undefined, broken).catch(() => {})
      passClaims()
    }
    expect(await exporting.show(owner, exportId)).toMatchObject({ status: 'failed' })
    expect(await exporting.files(owner)).toEqual([])
    const { exportId: another } = await exporting.request(owner)
    await exporting.run(owner)
    expect(await statusOf(another)).toBe('ready')
  })

  test('is never completed with a part that was replaced', async () => {
    const { exportId } = await exporting.request(owner)
    const completeUpload: ExportDeps['completeUpload'] = async (which, uploadId, parts) => {
      await exporting.deps.putPart(which, uploadId, 1, Buffer.from('other content'))
      return exporting.deps.completeUpload(which, uploadId, parts)
    }
    await expect(exporting.run(owner, undefined, { completeUpload })).rejects.toThrow()
    for (let slices = 0; slices < 6; slices += 1) {
      passClaims()
      await exporting.run(owner).catch(() => {})
    }
    expect(await statusOf(exportId)).toBe('failed')
    expect(await exporting.files(owner)).toEqual([])
  })
})

describe('the erasure of the account during an export', () => {
  test('aborts the upload and leaves no object', async () => {
    const { exportId } = await exporting.request(owner)
    await exporting.run(owner, timeBudgetOf(10))
    expect(await exporting.files(owner)).toEqual([`exports/${owner.accountId}/${exportId}/1`])
    await anErasing(world).request(owner)
    await exporting.run(owner)
    expect(await exporting.files(owner)).toEqual([])
    const row = await exporting.deps.findExport(owner.accountId, exportId)
    expect(row).toMatchObject({ status: 'failed' })
    expect(row).not.toHaveProperty('uploadId')
    await exporting.run(owner)
    expect(await exporting.files(owner)).toEqual([])
  })

  test('brings back no swept row', async () => {
    await exporting.request(owner)
    await exporting.run(owner, timeBudgetOf(10))
    const erasing = anErasing(world)
    const { erasureId } = await erasing.request(owner)
    const late = async (): ReturnType<ExportDeps['findActiveAccount']> => {
      await erasing.run(erasureId)
      return undefined
    }
    await exporting.run(owner, undefined, { findActiveAccount: late })
    await exporting.run(owner)
    expect((await erasing.find(erasureId))?.status).toBe('erased')
    for (const { pk } of exporting.deps.partitionsOf(owner.accountId)) {
      expect(await Array.fromAsync(exporting.deps.rowsAfter(pk, undefined, 0))).toEqual([[]])
    }
  })
})
