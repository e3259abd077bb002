import { randomBytes } from 'node:crypto'
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { erasureStore } from '../../functions/accounts/erasure-store.ts'
import { giveUpKeys } from '../../functions/accounts/give-up-keys.ts'
import { type KeptKeys, olderVersions } from '../../functions/accounts/kept-keys.ts'
import { type KeyStore, keyStore } from '../../functions/accounts/key-store.ts'
import { type KeyUseStore, keyUseStore } from '../../functions/accounts/key-use-store.ts'
import { rotateKeys } from '../../functions/accounts/rotate-keys.ts'
import { keyVersionOf } from '../../functions/shared/cipher.ts'
import type { RootVault } from '../../functions/shared/keyring.ts'
import { memberKey } from '../../functions/shared/keys.ts'
import { findMember } from '../../functions/shared/members.ts'
import type { Principal } from '../../functions/shared/principal.ts'
import type { Table } from '../../functions/shared/table.ts'
import { type Engine, startEngine } from '../support/engine.ts'
import { aWorld, type World } from './world.ts'

const day = 86_400_000
const year = 365 * day
const unhurried = { hasTime: () => true }

let engine: Engine
let table: Table
let world: World
let owner: Principal
let time: { now: number }
let another: () => Table

beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

/** KMS as far as roots know it: each is another, and its wrapped form says nothing of it. */
function aVault(): RootVault {
  const roots = new Map<string, Uint8Array>()
  return {
    generate: async () => {
      const [plain, wrapped] = [randomBytes(32), randomBytes(16)]
      roots.set(wrapped.toString('hex'), plain)
      return { plain, wrapped }
    },
    unwrap: async (wrapped) => {
      const plain = roots.get(Buffer.from(wrapped).toString('hex'))
      if (!plain) throw new Error('no such root')
      return plain
    },
  }
}

beforeEach(async () => {
  time = { now: Date.now() }
  const keys = { vault: aVault(), now: () => time.now }
  table = await engine.table(keys)
  another = () => engine.container(table, keys)
  world = aWorld(table)
  owner = await world.anOwner()
})

const store = (): KeyStore => keyStore(another())
const run = (over: Partial<KeyStore> = {}) => rotateKeys(unhurried, { ...store(), ...over, now: () => time.now })
const uses = (): KeyUseStore => keyUseStore(table, table.keyring.tableName)
const look = (over: Partial<KeyUseStore> = {}, slice = unhurried) =>
  giveUpKeys(slice, { ...uses(), ...over, now: () => time.now })
async function keysOf({ accountId } = owner): Promise<KeptKeys> {
  for await (const each of store().accounts()) if (each.accountId === accountId) return each
  throw new Error('there is no such key row')
}
const rootsOf = ({ keys }: KeptKeys) => Object.values(keys).map(keyVersionOf)
const readable = async () => (await findMember(another(), owner.accountId, owner.memberId))?.name
async function versionOfMember(): Promise<number> {
  const Key = memberKey(owner.accountId, owner.memberId)
  const { Item } = await table.send(new GetCommand({ TableName: table.name, Key }))
  return keyVersionOf(Item?.['sealed'])
}

describe('in the first year', () => {
  test('nothing is changed', async () => {
    const before = await keysOf()
    time.now += year - day
    await run()
    expect(await keysOf()).toEqual(before)
    expect(await store().newestRoot()).toMatchObject({ version: 1 })
  })
})

describe('after a year', () => {
  test('a new root wraps the keys of all accounts; what is derived from the first stays as it is', async () => {
    const neighbour = await world.anOwner()
    const derived = await another().keyring.derive('address-hash')
    time.now += year
    await run()
    expect(await store().newestRoot()).toEqual({ version: 2, madeAt: time.now })
    for (const each of [owner, neighbour]) expect(new Set(rootsOf(await keysOf(each)))).toEqual(new Set([2]))
    expect(await another().keyring.derive('address-hash')).toEqual(derived)
    expect(await readable()).toBeDefined()
    const later = await aWorld(another()).anOwner()
    expect(new Set(rootsOf(await keysOf(later)))).toEqual(new Set([2]))
  })

  test('what is written is sealed with a new key; what was sealed before can be read, in containers that know of nothing too', async () => {
    const warm = another()
    await findMember(warm, owner.accountId, owner.memberId)
    const name = await readable()
    time.now += year
    await run()
    expect((await keysOf()).current).toBe(2)
    expect([await versionOfMember(), await readable()]).toEqual([1, name])
    // the container that rotates and one that is new seal with the new key, which the warm one looks for when it meets it
    const fresh = aWorld(another())
    await fresh.change(await fresh.as(owner.sub), owner.memberId, { name: 'Renamed' })
    expect(await versionOfMember()).toBe(2)
    expect((await findMember(warm, owner.accountId, owner.memberId))?.name).toBe('Renamed')
  })

  test('a container that still seals with the older key writes what everybody can read', async () => {
    const slow = aWorld(table)
    time.now += year
    await run()
    time.now -= year // this container’s memory of the key has not ended yet
    await slow.change(owner, owner.memberId, { name: 'Slow' })
    expect(await versionOfMember()).toBe(1)
    time.now += year
    expect(await readable()).toBe('Slow')
  })

  test('killed at every step, everything can be read, and the next run brings it to its end', async () => {
    const steps = ['newestRoot', 'addRoot', 'wrapAgain', 'addKey'] as const satisfies readonly (keyof KeyStore)[]
    const name = await readable()
    time.now += year
    for (const step of steps) {
      for (const moment of ['before', 'after'] as const) {
        const part = store()[step] as (...given: unknown[]) => Promise<unknown>
        const dying = async (...given: unknown[]) => {
          if (moment === 'after') await part(...given)
          throw new Error('killed')
        }
        await run({ [step]: dying }).catch(() => undefined)
        expect([step, moment, await readable()]).toEqual([step, moment, name])
      }
    }
    // between the two writes of a new root: it is there, and nobody wraps with it
    time.now += year
    await table.keyring.makeRoot(3)
    expect(await readable()).toBe(name)
    await run()
    expect([await readable(), (await keysOf()).current]).toEqual([name, 3])
    expect(new Set(rootsOf(await keysOf()))).toEqual(new Set([3]))
  })

  test('an account whose keys cannot be wrapped again holds up nobody, and is told of', async () => {
    const others = [await world.anOwner(), await world.anOwner()]
    time.now += year
    const wrapAgain: KeyStore['wrapAgain'] = async (account, root) => {
      if (account.accountId === owner.accountId) throw new Error('damaged')
      return store().wrapAgain(account, root)
    }
    await expect(run({ wrapAgain })).rejects.toThrow('damaged')
    expect(await Promise.all(others.map(async (each) => (await keysOf(each)).current))).toEqual([2, 2])
    expect((await keysOf()).current).toBe(1)
  })

  test('two runs at once make one key', async () => {
    time.now += year
    await Promise.all([run(), run(), run()])
    expect((await keysOf()).current).toBe(2)
    expect(await readable()).toBeDefined()
  })

  test('an account that is shredded meanwhile does not come back', async () => {
    const keys = await keysOf()
    time.now += year
    await store().addRoot(2)
    await erasureStore(table).shred(owner.accountId)
    await store().wrapAgain(keys, 2)
    await store().addKey(keys, 2, time.now)
    await uses().keepLook(keys, {}, [], time.now)
    await uses().keepPlace(keys, {})
    await expect(keysOf()).rejects.toThrow('no such key row')
  })
})

describe('an older key', () => {
  beforeEach(async () => {
    time.now += year
    await run()
  })

  test('stays as long as anything was sealed with it, and is looked for once', async () => {
    let looks = 0
    const counted = async (...given: Parameters<KeyUseStore['lookOn']>) => {
      looks += 1
      return uses().lookOn(...given)
    }
    for (let month = 0; month < 4; month += 1) {
      time.now += 31 * day
      await look({ lookOn: counted })
    }
    expect([olderVersions(await keysOf()), looks]).toEqual([[1], 1])
    expect(await readable()).toBeDefined()
  })

  test('is given up when two looks, a month apart, have found nothing that needs it', async () => {
    const nothing = { lookOn: async () => ({ found: [2] }) }
    time.now += 31 * day
    await look(nothing)
    expect(olderVersions(await keysOf())).toEqual([1])
    time.now += 8 * day
    await look(nothing)
    expect(olderVersions(await keysOf())).toEqual([1])
    time.now += 31 * day
    await look(nothing)
    expect(Object.keys((await keysOf()).keys)).toEqual(['0', '2'])
  })

  test('is looked for in every row', async () => {
    const { lookOn } = uses()
    expect(await lookOn(owner.accountId, {}, () => true)).toEqual({ found: [1] })
    const fresh = aWorld(another())
    await fresh.change(await fresh.as(owner.sub), owner.memberId, { name: 'Renamed' })
    const { found } = await lookOn(owner.accountId, {}, () => true)
    expect(found?.toSorted()).toEqual([1, 2])
  })

  test('is looked for in an account larger than a run, which goes on where it was and holds nobody up', async () => {
    const neighbour = await world.anOwner()
    time.now += 31 * day
    const aMoment = () => {
      let pages = 0
      return { hasTime: () => pages++ < 3 } // two accounts are gone through, in the order of the engine
    }
    let runs = 0
    while ((await keysOf()).lookedAt === 0 && runs < 500) {
      await look({}, aMoment())
      runs += 1
    }
    expect([olderVersions(await keysOf()), (await keysOf()).unused, (await keysOf()).look]).toEqual([
      [1],
      {},
      undefined,
    ])
    expect(runs).toBeGreaterThan(25)
    time.now += year
    await run()
    expect([(await keysOf()).current, (await keysOf(neighbour)).current]).toEqual([3, 2])
  })
})
