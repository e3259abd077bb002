import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { ConsentItem, LedgerItem, StatementItem } from '../../../functions/customers/items.ts'
import { aad, seal } from '../../../functions/shared/crypto/cipher.ts'
import { chain, type Link } from '../../../functions/shared/ledger/ledger.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { allRows } from '../../accounts/full-account.ts'

/**
 * Stores an account's consents as releases before 2026-12 did: address and wording as readable hashes, no salt, and each
 * wording in one row for all customers.
 */
export async function asEarlierReleasesStored(table: Table, accountId: string): Promise<void> {
  const put = (Item: Record<string, unknown>) => table.send(new PutCommand({ TableName: table.name, Item }))
  const newest = new Map<string, Link>()
  for (const row of (await allRows(table)).filter(({ pk }) => pk.startsWith(`${accountId}#`))) {
    if (row['type'] === 'consent') {
      const { sealed: _sealed, ...readable } = row
      await put({ ...readable, addressHash: (await table.item(ConsentItem, row)).addressHash })
    }
    if (row['type'] !== 'consentLedger') continue
    const { statement, salt: _salt, evidence, ...entry } = await table.item(LedgerItem, row)
    const { hash: _hash, version: _version, previousHash: _previous, ...content } = entry
    const linked = chain(newest.get(entry.customerId), { ...content, evidence })
    newest.set(entry.customerId, linked)
    const { current } = await table.keyring.accountKeys(accountId)
    const sealed = seal(current, aad(row), Buffer.from(JSON.stringify({ evidence })))
    await put({ ...row, ...linked, evidence: undefined, sealed })
    if (statement === undefined || entry.statementHash === undefined) continue
    await put(await table.row(StatementItem, accountId, { hash: entry.statementHash, text: statement }))
  }
}
