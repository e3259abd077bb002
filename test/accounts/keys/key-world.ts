import { randomBytes } from 'node:crypto'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import type { DataKeyRow } from '../../../functions/accounts/keys/data-key-row.ts'
import { dataKeyStore } from '../../../functions/accounts/keys/data-key-store.ts'
import { keyUsageStore } from '../../../functions/accounts/keys/key-usage-store.ts'
import { retireDataKeys } from '../../../functions/accounts/keys/retire-data-keys.ts'
import { rootKeyStore } from '../../../functions/accounts/keys/root-key-store.ts'
import { rotateDataKey } from '../../../functions/accounts/keys/rotate-data-key.ts'
import { rotateRootKey } from '../../../functions/accounts/keys/rotate-root-key.ts'
import { dueStore } from '../../../functions/due/due-store.ts'
import { runDue } from '../../../functions/due/run-due.ts'
import { byKind } from '../../../functions/shared/background/by-kind.ts'
import type { WorkMessage } from '../../../functions/shared/background/due.ts'
import type { DueKind } from '../../../functions/shared/background/due-kinds.ts'
import { jobStore } from '../../../functions/shared/background/job-store.ts'
import type { TimeBudget } from '../../../functions/shared/background/time-budget.ts'
import { keyVersionOf } from '../../../functions/shared/crypto/cipher.ts'
import type { RootVault } from '../../../functions/shared/crypto/root-keys-store.ts'
import { isActive } from '../../../functions/shared/identity/account-store.ts'
import { findMember } from '../../../functions/shared/identity/member-store.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { dueShards, installation, partitionOf, partitionsOf, rootKeyCopyKey } from '../../../functions/shared/keys.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import type { Row } from '../../../functions/shared/table/define-item.ts'
import type { Engine } from '../../support/engine.ts'
import { aWorld } from '../world.ts'

export type KeyWorld = Awaited<ReturnType<typeof aKeyWorld>>
const kinds: readonly DueKind[] = ['rotate-root', 'rotate-key', 'retire-data-key']
type Whose = Pick<Principal, 'accountId'>

export const day = 86_400_000
export const year = 365 * day
const unhurried: TimeBudget = { hasTime: () => true }
/** A slice that ends after this many checks of the time. */
export const timeFor = (checks: number): TimeBudget => ({ hasTime: () => checks-- > 0 })

/** A double of KMS. */
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

/** Accounts over a real table in which time goes on by years, from before the first account of the installation. */
export async function aKeyWorld(engine: Engine) {
  const time = { now: Date.now() }
  const vault = aVault()
  const keys = { vault, now: () => time.now }
  const table = await engine.table(keys)
  await table.send(new DeleteCommand(table.keyring.rootRowKey(1)))
  await table.send(new DeleteCommand({ TableName: table.name, Key: rootKeyCopyKey('1') }))
  /** A container without cached keys. */
  const another = () => engine.container(table, keys)

  /** Dependencies of both Lambdas, in new containers. */
  const parts = () => ({
    ...dataKeyStore(another()),
    ...rootKeyStore(another()),
    ...keyUsageStore(table, table.keyring.tableName),
    isActive: (accountId: string) => isActive(table, accountId),
    ...jobStore(table),
    now: () => time.now,
  })
  type Parts = ReturnType<typeof parts>

  /** Leases and returns the key work that is due now, as `runDue` does. */
  async function dueWork(): Promise<WorkMessage[]> {
    const sent: WorkMessage[] = []
    await runDue({
      ...dueStore(table),
      shards: dueShards,
      enqueue: async (_queue, work) => {
        sent.push(...work)
        return []
      },
      quiesceSeconds: 35,
      now: () => time.now,
      random: () => 0,
      pause: async () => undefined,
      remaining: () => 60_000,
    })
    return sent.filter(({ kind }) => kinds.includes(kind))
  }
  /** Throws unless exactly one is due. */
  async function dueWorkOf(kind: DueKind): Promise<WorkMessage> {
    const [work, ...more] = (await dueWork()).filter((each) => each.kind === kind)
    if (!work || more.length > 0) throw new Error(`not one, but ${more.length + Number(!!work)} of kind ${kind} is due`)
    return work
  }
  const run = (work: WorkMessage, over: Partial<Parts> = {}, slice = unhurried) =>
    work.kind === 'retire-data-key'
      ? retireDataKeys(work, slice, { ...parts(), ...over })
      : byKind('keyRotations', {
          'rotate-root': () => rotateRootKey(work, slice, { ...parts(), ...over }),
          'rotate-key': () => rotateDataKey(work, { ...parts(), ...over }),
        })(work)

  const dueRows = async (accountId: string) =>
    (await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'due') }))) as Row[]
  const findKeys = async ({ accountId }: Whose) => parts().findKeys(accountId)
  async function keysOf(whose: Whose): Promise<DataKeyRow> {
    const found = await findKeys(whose)
    if (!found) throw new Error('there is no such key row')
    return found
  }

  return {
    ...aWorld(table, () => time.now),
    vault,
    time,
    another,
    parts,
    dueWork,
    dueWorkOf,
    run,
    findKeys,
    keysOf,
    dueRows,
    workFor: async (accountId: string, kind: DueKind): Promise<WorkMessage> => {
      const row = (await dueRows(accountId)).find((each) => each['kind'] === kind)
      if (!row) throw new Error(`there is no due row of kind ${kind}`)
      return { pk: row.pk, sk: row.sk, kind }
    },
    /** Kind and time of each due row of an account, or of the installation. */
    duesOf: async (accountId: string = installation) =>
      (await dueRows(accountId)).map((row) => [row['kind'], row['dueAt']]),

    /** Runs due work until none is left and returns how many messages that took. Failed work waits for its lease. */
    async workThrough(over: Partial<Parts> = {}, slice = () => unhurried): Promise<number> {
      const failures: unknown[] = []
      let count = 0
      for (let sent = await dueWork(); sent.length > 0; sent = await dueWork()) {
        for (const work of sent) {
          await run(work, over, slice()).catch((error: unknown) => failures.push(error))
        }
        count += sent.length
      }
      if (failures.length > 0) throw failures[0]
      return count
    },

    /** Versions of the root keys that wrap the account's data keys. */
    rootsOf: async (whose: Whose) => [...new Set(Object.values((await keysOf(whose)).keys).map(keyVersionOf))],
    nameOf: async ({ accountId, memberId }: Principal) => (await findMember(another(), accountId, memberId))?.name,
    /** Versions of the data keys that sealed the account's rows. */
    async sealedWith({ accountId }: Whose): Promise<number[]> {
      const rows = await rowsOf(accountId)
      return [...new Set(rows.flatMap(({ sealed }) => (sealed ? [keyVersionOf(sealed)] : [])))].sort()
    },
    /** Seals all rows of the account again with the current data key. */
    async rewriteRows({ accountId }: Whose): Promise<void> {
      const fresh = another()
      for (const { sealed, ...row } of await rowsOf(accountId)) {
        if (!sealed) continue
        const Item = { ...row, sealed: await fresh.sealBytes(row, await fresh.openBytes(row, sealed)) }
        await table.send(new PutCommand({ TableName: table.name, Item }))
      }
    },
    rootRow: async (version: number) =>
      (await table.send(new GetCommand({ ...table.keyring.rootRowKey(version), ConsistentRead: true }))).Item,
  }

  async function rowsOf(accountId: string): Promise<Row[]> {
    const partitions = partitionsOf(accountId).map(({ pk }) => Array.fromAsync(readRange(table, { pk })))
    return (await Promise.all(partitions)).flat() as Row[]
  }
}
