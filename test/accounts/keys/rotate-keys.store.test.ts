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

  test('its end is scheduled with the root key and with each account', async () => {
    const neighbour = await world.anOwner()
    expect(await world.duesOf()).toEqual([['rotate-root', expect.any(Number)]])
    for (const { accountId } of [owner, neighbour]) {
      expect(await world.duesOf(accountId)).toEqual([['rotate-key', expect.any(Number)]])
    }
    world.time.now += year
    expect((await world.dueWork()).map(({ kind }) => kind).sort()).toEqual(['rotate-key', 'rotate-key', 'rotate-root'])
  })

  test('a root key whose creation died is created with the next account and replaced a year later', async () => {
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
  test('a new root key wraps the data keys of all accounts; keys derived from the first stay the same', async () => {
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

  test('new rows are sealed with a new key; old rows stay readable, and containers with a stale cache can read both', async () => {
    const warm = world.another()
    await findMember(warm, owner.accountId, owner.memberId)
    const name = await world.nameOf(owner)
    world.time.now += year
    await world.workThrough()
    expect((await world.keysOf(owner)).current).toBe(2)
    expect([await world.sealedWith(owner), await world.nameOf(owner)]).toEqual([[1], name])
    // the warm container fetches the new key when it first needs it
    const fresh = aWorld(world.another())
    await fresh.change(await fresh.as(owner.sub), owner.memberId, { name: 'Renamed' })
    expect(await world.sealedWith(owner)).toEqual([1, 2])
    expect((await findMember(warm, owner.accountId, owner.memberId))?.name).toBe('Renamed')
  })

  test('rows that a container with a stale cache seals with the older key are readable', async () => {
    await world.nameOf(owner)
    world.time.now += year
    await world.workThrough()
    world.time.now -= year // this container’s cache has not expired yet
    await world.change(owner, owner.memberId, { name: 'Slow' })
    expect(await world.sealedWith(owner)).toEqual([1])
    world.time.now += year
    expect(await world.nameOf(owner)).toBe('Slow')
  })

  test('keys are replaced every year', async () => {
    for (let version = 2; version < 5; version += 1) {
      world.time.now += year + hour
      await world.workThrough()
      world.time.now += 2 * hour
      await world.workThrough()
      expect([(await world.keysOf(owner)).current, await world.rootsOf(owner)]).toEqual([version, [version]])
    }
    expect(await world.nameOf(owner)).toBeDefined()
  })

  test('killed at any step, all rows stay readable and the next message finishes the work', async () => {
    const steps = {
      'rotate-root': ['readDue', 'newestRoot', 'addRoot', 'rewrap', 'reschedule'],
      'rotate-key': ['readDue', 'findKeys', 'addKey'],
    } as const
    const name = await world.nameOf(owner)
    world.time.now += year
    for (const kind of ['rotate-root', 'rotate-key'] as const) {
      for (const [step, when] of steps[kind].flatMap((each) => [[each, 'before'] as const, [each, 'after'] as const])) {
        const part = world.parts()[step] as (...given: unknown[]) => Promise<unknown>
        const dying = async (...given: unknown[]) => {
          if (when === 'after') await part(...given)
          throw new Error('killed')
        }
        const work = await world.dueWorkOf(kind)
        await expect(world.run(work, { [step]: dying })).rejects.toThrow('killed')
        expect([step, when, await world.nameOf(owner)]).toEqual([step, when, name])
        world.time.now += 2 * hour
      }
    }
    await world.workThrough()
    expect([(await world.keysOf(owner)).current, await world.rootsOf(owner)]).toEqual([2, [2]])
  })

  test('killed between the two writes of a root key, the key is not used until the next message', async () => {
    const name = await world.nameOf(owner)
    world.time.now += year
    await world.table.keyring.makeRoot(2)
    expect(await world.nameOf(owner)).toBe(name)
    expect(await world.rootsOf(await aWorld(world.another()).anOwner())).toEqual([1])
    await world.workThrough()
    expect([await world.nameOf(owner), await world.rootsOf(owner)]).toEqual([name, [2]])
  })

  test('many accounts are rewrapped slice by slice, each once', async () => {
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

  test('an account that was opened with the older root key is rewrapped within the hour', async () => {
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

  test('an account whose keys cannot be rewrapped delays no other, raises an error, and is retried', async () => {
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

  test('repeated messages, concurrent or late, create one key', async () => {
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
