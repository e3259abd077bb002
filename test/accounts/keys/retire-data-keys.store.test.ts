import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { seal } from '../../../functions/shared/crypto/cipher.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { memberKey, openShiftKey, partitionsOf } from '../../../functions/shared/keys.ts'
import { anErasing } from '../../erasure/erasing.ts'
import { beforeEachOnNewKeys } from './key-hooks.ts'
import { day, type KeyWorld, timeFor, year } from './key-world.ts'

const month = 30 * day
const lease = 90_000

let world: KeyWorld
let owner: Principal

/** An account that just got its second data key. */
beforeEachOnNewKeys(async (given, itsOwner) => {
  world = given
  owner = itsOwner
  world.time.now = Date.now() + year
  await world.workThrough()
})

const versions = async () => Object.keys((await world.keysOf(owner)).keys)
const kinds = async (whose = owner) => (await world.duesOf(whose.accountId)).map(([kind]) => kind)
const both = ['retire-data-key', 'rotate-key']

test('an older key stays while a row needs it, and is scanned for once a year', async () => {
  expect(await kinds()).toEqual(both)
  world.time.now += month - day
  await world.workThrough()
  expect(await kinds()).toEqual(both)
  world.time.now += day
  await world.workThrough()
  expect([await kinds(), await versions()]).toEqual([['rotate-key'], ['0', '1', '2']])
  expect(await world.nameOf(owner)).toBeDefined()
  world.time.now += year
  await world.workThrough()
  expect([await kinds(), await versions()]).toEqual([both, ['0', '1', '2', '3']])
})

test('an older key is deleted when two scans, a month apart, found no row that needs it', async () => {
  const name = await world.nameOf(owner)
  await world.rewriteRows(owner)
  expect(await world.sealedWith(owner)).toEqual([2])
  world.time.now += month
  const work = await world.dueWorkOf('retire-data-key')
  for (let times = 0; times < 3; times += 1) await world.run(work) // a message may be repeated: the second scan is not due yet
  expect([await kinds(), await versions()]).toEqual([both, ['0', '1', '2']])
  world.time.now += month - day
  await world.workThrough()
  expect(await versions()).toEqual(['0', '1', '2'])
  world.time.now += day
  await world.workThrough()
  expect([await kinds(), await versions()]).toEqual([['rotate-key'], ['0', '2']])
  expect(await world.nameOf(owner)).toBe(name)
})

test('a row that comes back between the scans keeps its key', async () => {
  const Key = memberKey(owner.accountId, owner.memberId)
  const { Item } = await world.table.send(new GetCommand({ TableName: world.table.name, Key }))
  await world.rewriteRows(owner)
  world.time.now += month
  await world.workThrough()
  await world.table.send(new PutCommand({ TableName: world.table.name, Item }))
  world.time.now += month
  await world.workThrough()
  expect([await kinds(), await versions()]).toEqual([['rotate-key'], ['0', '1', '2']])
  expect(await world.nameOf(owner)).toBeDefined()
})

test('a row whose values are sealed one by one keeps their key', async () => {
  const ofFirstKey = Uint8Array.of(1, 1, ...new Uint8Array(28))
  const first = await world.table.keyring.keyThatSealed(owner.accountId, ofFirstKey)
  const entry = seal(first, 'any row', Uint8Array.of(1))
  await world.rewriteRows(owner)
  const Key = openShiftKey(owner.accountId, owner.memberId)
  await world.table.send(new PutCommand({ TableName: world.table.name, Item: { ...Key, tail: [entry] } }))
  for (const _scan of [1, 2]) {
    world.time.now += month
    await world.workThrough()
  }
  expect(await versions()).toEqual(['0', '1', '2'])
})

test('a new key restarts the scans', async () => {
  await world.rewriteRows(owner)
  world.time.now += month
  const { scanKeyUsage } = world.parts()
  const overtaken: typeof scanKeyUsage = async (...given) => {
    await world.parts().addKey(await world.keysOf(owner), world.time.now)
    return scanKeyUsage(...given)
  }
  await world.run(await world.dueWorkOf('retire-data-key'), { scanKeyUsage: overtaken })
  await world.parts().deleteVersions(owner.accountId, 2, [1]) // the result of the older scan
  expect([await versions(), await kinds()]).toEqual([['0', '1', '2', '3'], both])
  await world.workThrough()
  const scan = (await world.duesOf(owner.accountId)).find(([kind]) => kind === 'retire-data-key')
  expect(scan?.[1]).toBe(world.time.now + month)
})

test('an account larger than a slice is scanned page by page and delays no other account', async () => {
  const neighbour = await world.anOwner()
  world.time.now += year
  await world.workThrough()
  await world.rewriteRows(owner) // no row needs the older keys, so every page must be scanned
  world.time.now += month
  const slices: string[] = []
  const { scanKeyUsage } = world.parts()
  const counted: typeof scanKeyUsage = (accountId, ...rest) => {
    slices.push(accountId)
    return scanKeyUsage(accountId, ...rest)
  }
  for (const work of await world.dueWork()) await world.run(work, { scanKeyUsage: counted }, timeFor(1))
  expect(slices.toSorted()).toEqual([owner.accountId, neighbour.accountId].sort())
  expect([await kinds(neighbour), await kinds()]).toEqual([['rotate-key'], both])
  await world.workThrough({ scanKeyUsage: counted }, () => timeFor(1))
  const pages = partitionsOf(owner.accountId).length
  expect(slices.filter((each) => each === owner.accountId)).toHaveLength(pages)
  expect([await versions(), await kinds()]).toEqual([['0', '1', '2', '3'], both])
  world.time.now += month
  await world.workThrough({}, () => timeFor(1))
  expect([await versions(), await kinds()]).toEqual([['0', '3'], ['rotate-key']])
})

test('killed at any step, all rows stay readable and the next message finishes the work', async () => {
  const name = await world.nameOf(owner)
  await world.rewriteRows(owner)
  const first = ['readDue', 'isActive', 'scanKeyUsage', 'reschedule'] as const
  const second = ['readDue', 'isActive', 'scanKeyUsage', 'deleteVersions', 'completeIfUnchanged'] as const
  for (const steps of [first, second]) {
    world.time.now += month
    for (const [step, when] of steps.flatMap((each) => [[each, 'before'] as const, [each, 'after'] as const])) {
      const part = world.parts()[step] as (...given: unknown[]) => Promise<unknown>
      const dying = async (...given: unknown[]) => {
        if (when === 'after') await part(...given)
        throw new Error('killed')
      }
      const work = await world.dueWorkOf('retire-data-key')
      await expect(world.run(work, { [step]: dying })).rejects.toThrow('killed')
      expect([step, when, await world.nameOf(owner)]).toEqual([step, when, name])
      world.time.now += 2 * lease
    }
  }
  expect([await versions(), await kinds()]).toEqual([['0', '2'], ['rotate-key']])
})

test('an account that is being erased is not scanned', async () => {
  await anErasing(world).request(owner)
  world.time.now += month
  const scanKeyUsage = () => Promise.reject(new Error('scanned'))
  await world.run(await world.dueWorkOf('retire-data-key'), { scanKeyUsage })
  expect(await versions()).toEqual(['0', '1', '2'])
})
