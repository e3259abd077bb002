import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { findMember } from '../../../functions/shared/identity/member-store.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { aWorld } from '../world.ts'
import { beforeEachOnNewKeys } from './key-hooks.ts'
import { day, type KeyWorld, timeFor, year } from './key-world.ts'

const hour = 3_600_000

let world: KeyWorld
let owner: Principal

let anotherWorld: () => Promise<KeyWorld>

beforeEachOnNewKeys((given, itsOwner, another) => {
  world = given
  owner = itsOwner
  anotherWorld = another
})

describe('in the first year', () => {
  test('nothing is due', async () => {
    world.time.now += year - day
    expect(await world.dueWork()).toEqual([])
  })

  test('what is due after it was written with the root and with each account', async () => {
    const neighbour = await world.anOwner()
    expect(await world.duesOf()).toEqual([['rotate-root', expect.any(Number)]])
    for (const { accountId } of [owner, neighbour]) {
      expect(await world.duesOf(accountId)).toEqual([['rotate-key', expect.any(Number)]])
    }
    world.time.now += year
    expect((await world.dueWork()).map(({ kind }) => kind).sort()).toEqual(['rotate-key', 'rotate-key', 'rotate-root'])
  })

  test('a root whose making died is made with the next account, and replaced a year after that', async () => {
    world = await anotherWorld()
    const { generate } = world.vault
    Object.assign(world.vault, { generate: () => Promise.reject(new Error('killed')) })
    await expect(world.anOwner()).rejects.toThrow('killed')
    expect(await world.rootRow(1)).toBeUndefined()
    world.time.now += 400 * day
    await world.workThrough() // there is nothing to replace yet
    Object.assign(world.vault, { generate })
    owner = await world.anOwner()
    world.time.now += 2 * year
    await world.workThrough()
    expect(await world.rootsOf(owner)).toEqual([2])
  })
})

describe('after a year', () => {
  test('a new root wraps the keys of all accounts; what is derived from the first stays as it is', async () => {
    const neighbour = await world.anOwner()
    const derived = await world.another().keyring.derive('address-hash')
    world.time.now += year
    await world.workThrough()
    for (const each of [owner, neighbour]) expect(await world.rootsOf(each)).toEqual([2])
    expect(await world.another().keyring.derive('address-hash')).toEqual(derived)
    expect(await world.nameOf(owner)).toBeDefined()
    const later = await aWorld(world.another()).anOwner()
    expect(await world.rootsOf(later)).toEqual([2])
  })

  test('what is written is sealed with a new key; what was sealed before can be read, in containers that know of nothing too', async () => {
    const warm = world.another()
    await findMember(warm, owner.accountId, owner.memberId)
    const name = await world.nameOf(owner)
    world.time.now += year
    await world.workThrough()
    expect((await world.keysOf(owner)).current).toBe(2)
    expect([await world.sealedWith(owner), await world.nameOf(owner)]).toEqual([[1], name])
    // a new container seals with the new key, which the warm one looks for when it meets it
    const fresh = aWorld(world.another())
    await fresh.change(await fresh.as(owner.sub), owner.memberId, { name: 'Renamed' })
    expect(await world.sealedWith(owner)).toEqual([1, 2])
    expect((await findMember(warm, owner.accountId, owner.memberId))?.name).toBe('Renamed')
  })

  test('a container that still seals with the older key writes what everybody can read', async () => {
    await world.nameOf(owner)
    world.time.now += year
    await world.workThrough()
    world.time.now -= year // this container’s memory of the key has not ended yet
    await world.change(owner, owner.memberId, { name: 'Slow' })
    expect(await world.sealedWith(owner)).toEqual([1])
    world.time.now += year
    expect(await world.nameOf(owner)).toBe('Slow')
  })

  test('every year brings another', async () => {
    for (let version = 2; version < 5; version += 1) {
      world.time.now += year + hour
      await world.workThrough()
      world.time.now += 2 * hour
      await world.workThrough()
      expect([(await world.keysOf(owner)).current, await world.rootsOf(owner)]).toEqual([version, [version]])
    }
    expect(await world.nameOf(owner)).toBeDefined()
  })

  test('killed at every step, everything can be read, and the next work brings it to its end', async () => {
    const steps = {
      'rotate-root': ['readDue', 'newestRoot', 'addRoot', 'rewrap', 'reschedule'],
      'rotate-key': ['readDue', 'findKeys', 'addKey'],
    } as const
    const name = await world.nameOf(owner)
    world.time.now += year
    for (const kind of ['rotate-root', 'rotate-key'] as const) {
      for (const [step, moment] of steps[kind].flatMap((each) => [
        [each, 'before'] as const,
        [each, 'after'] as const,
      ])) {
        const part = world.parts()[step] as (...given: unknown[]) => Promise<unknown>
        const dying = async (...given: unknown[]) => {
          if (moment === 'after') await part(...given)
          throw new Error('killed')
        }
        const work = await world.dueWorkOf(kind)
        await expect(world.run(work, { [step]: dying })).rejects.toThrow('killed')
        expect([step, moment, await world.nameOf(owner)]).toEqual([step, moment, name])
        world.time.now += 2 * hour
      }
    }
    await world.workThrough()
    expect([(await world.keysOf(owner)).current, await world.rootsOf(owner)]).toEqual([2, [2]])
  })

  test('killed between the two writes of a root: it is there, nobody wraps with it, and the next work goes on', async () => {
    const name = await world.nameOf(owner)
    world.time.now += year
    await world.table.keyring.makeRoot(2)
    expect(await world.nameOf(owner)).toBe(name)
    expect(await world.rootsOf(await aWorld(world.another()).anOwner())).toEqual([1])
    await world.workThrough()
    expect([await world.nameOf(owner), await world.rootsOf(owner)]).toEqual([name, [2]])
  })

  test('more accounts than there is time for are wrapped slice by slice, each once', async () => {
    const all = [owner, ...(await Promise.all(Array.from({ length: 6 }, () => world.anOwner())))]
    world.time.now += year
    const wrapped: string[] = []
    const { rewrap } = world.parts()
    const counted: typeof rewrap = async (account, root) => {
      wrapped.push(account.accountId)
      await rewrap(account, root)
    }
    const sent = await world.workThrough({ rewrap: counted }, () => timeFor(1))
    expect(wrapped.toSorted()).toEqual(all.map(({ accountId }) => accountId).sort())
    for (const each of all) expect(await world.rootsOf(each)).toEqual([2])
    // one for the key of each account, and one for every two of them that the root wraps again
    expect(sent).toBe(all.length + 4)
  })

  test('an account that was opened by somebody who had not heard of the new root is wrapped within the hour', async () => {
    const slow = await world.table.keyring.newAccountKeys('slow')
    world.time.now += year
    await world.workThrough()
    await world.table.send(new PutCommand(slow.Put))
    expect(await world.rootsOf({ accountId: 'slow' })).toEqual([1])
    world.time.now += hour
    await world.workThrough()
    expect(await world.rootsOf({ accountId: 'slow' })).toEqual([2])
    expect((await world.duesOf())[0]?.[1]).toBeGreaterThan(world.time.now + 364 * day)
  })

  test('an account whose keys cannot be wrapped again holds up nobody, is told of, and is tried again until they can', async () => {
    const others = [await world.anOwner(), await world.anOwner()]
    world.time.now += year
    const { rewrap } = world.parts()
    const damaged: typeof rewrap = (account, root) =>
      account.accountId === owner.accountId ? Promise.reject(new Error('damaged')) : rewrap(account, root)
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(world.workThrough({ rewrap: damaged })).rejects.toThrow('damaged')
      for (const each of others) expect(await world.rootsOf(each)).toEqual([2])
      world.time.now += hour
    }
    expect((await world.rootsOf(owner)).sort()).toContain(1)
    await world.workThrough()
    expect(await world.rootsOf(owner)).toEqual([2])
  })

  test('a work that comes twice, at once or late, makes one key', async () => {
    world.time.now += year
    const sent = await world.dueWork()
    await Promise.all([...sent, ...sent, ...sent].map((work) => world.run(work)))
    await world.workThrough()
    const [keys, dues] = [await world.keysOf(owner), await world.duesOf(owner.accountId)]
    expect([keys.current, Object.keys(keys.keys)]).toEqual([2, ['0', '1', '2']])
    world.time.now += day
    for (const work of sent) await world.run(work)
    expect([await world.keysOf(owner), await world.duesOf(owner.accountId)]).toEqual([keys, dues])
    expect(await world.rootRow(3)).toBeUndefined()
    expect(await world.nameOf(owner)).toBeDefined()
  })
})
