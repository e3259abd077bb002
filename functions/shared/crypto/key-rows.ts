/** Partition keys of the key table. */
export const rootRow = (version: number) => `root#${version}`
/** Names the root version to wrap with. A separate row, so that the right to change it gives no right to change a root. */
export const newestRow = 'root#newest'
export const accountRow = (accountId: string) => `account#${accountId}`

/** Links, cursors and hashes stay valid because they are derived from the first root, which is never replaced. */
export const initialRootVersion = 1
/** The data key of an account that seals nothing: row names are derived from it. */
export const namingVersion = 0

export function accountRowKey(tableName: string, accountId: string) {
  return { TableName: tableName, Key: { pk: accountRow(accountId) } }
}
