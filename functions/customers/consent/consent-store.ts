import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { consentKey, customerKey, partitionOf, statementKey } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import type { Link } from '../../shared/ledger/ledger.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { readRange } from '../../shared/table/cursor-pages.ts'
import { readRows } from '../../shared/table/filtered-pages.ts'
import { type FailedCondition, ifNotExists, type Table, type Write } from '../../shared/table/table.ts'
import type { Channel, ConsentState, LedgerKind } from '../domain/consent.ts'
import { ConsentItem, type Customer, type LedgerEntry, LedgerItem, StatementItem } from '../items.ts'

export type RecordedDecision = { readonly entry: LedgerEntry; readonly changed: readonly ConsentState[] }

export type Append = RecordedDecision & {
  readonly customer: Pick<Customer, 'customerId' | 'version'>
  readonly alongside: readonly Write[]
  readonly note?: AuditNote | undefined
}
export type Appended = 'written' | 'conflict' | 'alreadyRecorded'
export type ConsentStore = ReturnType<typeof consentStore>

export function consentStore(table: Table) {
  const ofCustomer = (accountId: string, type: 'consent' | 'consentLedger', customerId: string) => ({
    pk: partitionOf(accountId, type),
    from: `${customerId}#`,
    to: `${customerId}#~`,
  })

  async function readConsentStates(accountId: string, customerId: string): Promise<ConsentState[]> {
    const rows = await Array.fromAsync(readRange(table, ofCustomer(accountId, 'consent', customerId)))
    return settleAll(rows.map((row) => table.item(ConsentItem, row)))
  }

  async function readLedger(accountId: string, customerId: string): Promise<LedgerEntry[]> {
    const rows = await Array.fromAsync(readRange(table, ofCustomer(accountId, 'consentLedger', customerId)))
    return settleAll(rows.map((row) => table.item(LedgerItem, row)))
  }

  async function readNewest(accountId: string, customerId: string): Promise<Link | undefined> {
    const { pk, from, to } = ofCustomer(accountId, 'consentLedger', customerId)
    const { Items } = await table.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':from': from, ':to': to },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    )
    const row = Items?.[0]
    return row && LedgerItem.clear.parse(row)
  }

  /** For a transaction with `checkCustomer`, so that the address cannot change in between. */
  async function decisionWrites(accountId: string, { entry, changed }: RecordedDecision): Promise<Write[]> {
    const { customerId } = entry
    const ledgerRow = await table.row(LedgerItem, accountId, entry)
    const rows = await settleAll(
      changed.map((consentState) => table.row(ConsentItem, accountId, { customerId, ...consentState })),
    )
    return [
      { Put: { TableName: table.name, Item: ledgerRow, ConditionExpression: ifNotExists } },
      ...rows.map((Item) => ({ Put: { TableName: table.name, Item } })),
    ]
  }

  function checkCustomer(accountId: string, { customerId, version }: Append['customer']): Write {
    return {
      ConditionCheck: {
        TableName: table.name,
        Key: customerKey(accountId, customerId),
        ConditionExpression: 'version = :version',
        ExpressionAttributeValues: { ':version': version },
      },
    }
  }

  return {
    readConsentStates,
    decisionWrites,
    checkCustomer,

    async readConsentState(accountId: string, customerId: string, channel: Channel, kind: LedgerKind) {
      const Key = consentKey(accountId, customerId, channel, kind)
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
      return Item && table.item(ConsentItem, Item)
    },

    /** By customer; those without a decision are missing. */
    async readConsentsOfKind(
      accountId: string,
      customerIds: readonly string[],
      channel: Channel,
      kind: LedgerKind,
    ): Promise<Map<string, ConsentState>> {
      const keys = customerIds.map((customerId) => consentKey(accountId, customerId, channel, kind))
      const rows = await readRows(table, keys)
      const items = await settleAll(rows.flatMap((row) => (row ? [table.item(ConsentItem, row)] : [])))
      return new Map(items.map((each) => [each.customerId, each]))
    },

    /** The next entry is chained to `newest`. */
    async readConsents(accountId: string, customerId: string) {
      const [newest, consentStates] = [
        await readNewest(accountId, customerId),
        await readConsentStates(accountId, customerId),
      ]
      return { newest, consentStates }
    },

    /** Oldest first. */
    readLedger,

    /** Adds the wordings of entries by earlier releases, which lie in rows of their own. */
    async withStatements(accountId: string, ledger: readonly LedgerEntry[]): Promise<LedgerEntry[]> {
      const lacking = ledger.flatMap((each) => (each.statement === undefined ? (each.statementHash ?? []) : []))
      const rows = await readRows(
        table,
        lacking.map((hash) => statementKey(accountId, hash)),
      )
      const items = await settleAll(rows.flatMap((row) => (row ? [table.item(StatementItem, row)] : [])))
      const texts = new Map(items.map(({ hash, text }) => [hash, text]))
      return ledger.map((each) => ({ ...each, statement: each.statement ?? texts.get(each.statementHash ?? '') }))
    },

    /** After `conflict` the caller reads and decides again. */
    async append(accountId: string, append: Append): Promise<Appended> {
      const own = [...(await decisionWrites(accountId, append)), checkCustomer(accountId, append.customer)]
      const writes = [...own, ...append.alongside]
      const refused = (refusals: FailedCondition[]): Appended =>
        refusals.some(({ index }) => index >= own.length) ? 'alreadyRecorded' : 'conflict'
      const refusal = append.note
        ? await transactAudited(table, accountId, append.note, writes, refused)
        : await table.transact(writes, refused)
      return refusal ?? 'written'
    },
  }
}
