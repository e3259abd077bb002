/** The rows of the key table. */
export const rootRow = (version: number) => `root#${version}`
/** Says which root to wrap with. A row of its own, so that nobody who changes that may change a root. */
export const newestRow = 'root#newest'
export const accountRow = (accountId: string) => `account#${accountId}`

/** Links, cursors and hashes that live for good are derived from the first root: what wraps account keys may change, they may not. */
export const initialRootVersion = 1
/** Among an account's data keys, the one that seals nothing and gives names. */
export const namingVersion = 0

export function accountRowKey(tableName: string, accountId: string) {
  return { TableName: tableName, Key: { pk: accountRow(accountId) } }
}
