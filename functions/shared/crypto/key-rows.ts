export const rootRow = (version: number) => `root#${version}`
/** The version to wrap with. Separate, so that the right to change it gives no right to change a root. */
export const newestRow = 'root#newest'
export const accountRow = (accountId: string) => `account#${accountId}`

/** Links, cursors and hashes are derived from the first root, which is never replaced. */
export const initialRootVersion = 1
/** Seals nothing: row names are derived from it. */
export const namingVersion = 0

export function accountRowKey(tableName: string, accountId: string) {
  return { TableName: tableName, Key: { pk: accountRow(accountId) } }
}
