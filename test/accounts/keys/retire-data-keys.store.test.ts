import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { memberKey, partitionsOf } from '../../../functions/shared/keys.ts'
import { anErasing } from '../../erasure/erasing.ts'
import { beforeEachOnNewKeys } from './key-hooks.ts'
import { day, type KeyWorld, timeFor, year } from './key-world.ts'

const month = 30 * day
const lease = 90_000

let world: KeyWorld
let owner: Principal

/** An account that has just got its second key. */
beforeEachOnNewKeys(async (given, itsOwner) => {
  world = given
  owner = itsOwner
  world.time.now = Date.now() + year
  await world.workThrough()
})

const versions = async () => Object.keys((await world.keysOf(owner)).keys)
const kinds = async (whose = owner) => (await world.duesOf(whose.accountId)).map(([kind]) => kind)
const both = ['retire-data-key', 'rotate-key']

test('an older key stays as long as anything was sealed with it, and is looked for once a year', async () => {
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

test('it is given up when two looks, a month apart, have found nothing that needs it', async () => {
  const name = await world.nameOf(owner)
  await world.writeAnew(owner)
  expect(await world.sealedWith(owner)).toEqual([2])
  world.time.now += month
  const work = await world.dueWorkOf('retire-data-key')
  for (let times = 0; times < 3; times += 1) await world.run(work) // a work may come again: the second look is not due
  expect([await kinds(), await versions()]).toEqual([both, ['0', '1', '2']])
  world.time.now += month - day
  await world.workThrough()
  expect(await versions()).toEqual(['0', '1', '2'])
  world.time.now += day
  await world.workThrough()
  expect([await kinds(), await versions()]).toEqual([['rotate-key'], ['0', '2']])
  expect(await world.nameOf(owner)).toBe(name)
})

test('one row that is back between the looks keeps it', async () => {
  const Key = memberKey(owner.accountId, owner.memberId)
  const { Item } = await world.table.send(new GetCommand({ TableName: world.table.name, Key }))
  await world.writeAnew(owner)
  world.time.now += month
  await world.workThrough()
  await world.table.send(new PutCommand({ TableName: world.table.name, Item }))
  world.time.now += month
  await world.workThrough()
  expect([await kinds(), await versions()]).toEqual([['rotate-key'], ['0', '1', '2']])
  expect(await world.nameOf(owner)).toBeDefined()
})

test('a key that came meanwhile has the looks begin anew', async () => {
  await world.writeAnew(owner)
  world.time.now += month
  const { scanKeyUsage } = world.parts()
  const overtaken: typeof scanKeyUsage = async (...given) => {
    await world.parts().addKey(await world.keysOf(owner), world.time.now)
    return scanKeyUsage(...given)
  }
  await world.run(await world.dueWorkOf('retire-data-key'), { scanKeyUsage: overtaken })
  await world.parts().deleteVersions(owner.accountId, 2, [1]) // what had been found before
  expect([await versions(), await kinds()]).toEqual([['0', '1', '2', '3'], both])
  await world.workThrough()
  const looks = (await world.duesOf(owner.accountId)).find(([kind]) => kind === 'retire-data-key')
  expect(looks?.[1]).toBe(world.time.now + month)
})

test('an account larger than a slice is gone through page by page, and holds nobody up', async () => {
  const neighbour = await world.anOwner()
  world.time.now += year
  await world.workThrough()
  await world.writeAnew(owner) // nothing needs the older keys, so every page must be seen
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

test('killed at every step, everything can be read, and the next work brings it to its end', async () => {
  const name = await world.nameOf(owner)
  await world.writeAnew(owner)
  const first = ['readDue', 'isActive', 'scanKeyUsage', 'reschedule'] as const
  const second = ['readDue', 'isActive', 'scanKeyUsage', 'deleteVersions', 'completeIfUnchanged'] as const
  for (const steps of [first, second]) {
    world.time.now += month
    for (const [step, moment] of steps.flatMap((each) => [[each, 'before'] as const, [each, 'after'] as const])) {
      const part = world.parts()[step] as (...given: unknown[]) => Promise<unknown>
      const dying = async (...given: unknown[]) => {
        if (moment === 'after') await part(...given)
        throw new Error('killed')
      }
      const work = await world.dueWorkOf('retire-data-key')
      await expect(world.run(work, { [step]: dying })).rejects.toThrow('killed')
      expect([step, moment, await world.nameOf(owner)]).toEqual([step, moment, name])
      world.time.now += 2 * lease
    }
  }
  expect([await versions(), await kinds()]).toEqual([['0', '2'], ['rotate-key']])
})

test('nothing is looked at of an account that is being erased', async () => {
  await anErasing(world).request(owner)
  world.time.now += month
  const scanKeyUsage = () => Promise.reject(new Error('it looked'))
  await world.run(await world.dueWorkOf('retire-data-key'), { scanKeyUsage })
  expect(await versions()).toEqual(['0', '1', '2'])
})
