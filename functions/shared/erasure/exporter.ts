import type { AccountState } from '../identity/account.ts'
import type { ItemType, Key } from '../keys.ts'
import type { Range } from '../table/cursor-pages.ts'
import type { ItemDef, Row } from '../table/define-item.ts'
import type { Table } from '../table/table.ts'

/** A line of `<file>.ndjson`, or a file of its own under `path`. */
export type Exported =
  | { readonly file: string; readonly line: object }
  | { readonly path: string; readonly content: string }

/** What a file of an export holds, for its README. A name that ends with a slash stands for the files of a folder. */
export type AboutFile = { readonly name: string; readonly about: string }

/** What an export goes by: the account as its slice found it, and the moment, in milliseconds since the epoch. */
export type AsOf = { readonly account: AccountState; readonly now: number }

/** Expired rows are never handed in. */
type Export = (row: Record<string, unknown>, table: Table, asOf: AsOf) => Promise<readonly Exported[]>

/** Where the rows about one member lie: all of a range, or those that concern the member, or what its entries lead to. */
export type MemberRows = {
  readonly range: (accountId: string, memberId: string) => Range
  readonly matchesMember?: (row: Record<string, unknown>, memberId: string) => boolean
  readonly target?: (accountId: string, row: Record<string, unknown>) => Key
  /** The same of a line, where only what is sealed tells whom it is about. */
  readonly lineMatchesMember?: (line: object, memberId: string) => boolean
}

/**
 * How the rows of one item type leave with their owner: as lines and files; told already by another item; or not at all,
 * with a reason. The record over `ItemType` in accounts/ does not compile with one missing.
 */
export type Exporter = {
  /** What such a row holds: from these the data map is made. */
  readonly holds: readonly ItemDef[]
  /** Where they are about a member, who may have these alone. */
  readonly ofMember?: MemberRows
} & (
  | { readonly how: 'rows'; readonly files: readonly AboutFile[]; readonly exported: Export }
  | { readonly how: 'with'; readonly owner: ItemType }
  | { readonly how: 'left-out'; readonly why: string }
)

/** Each row is one line of one file. `secrets` are fields that nobody may hand on, not even to the owner. */
export function asLines(holds: readonly ItemDef[], file: AboutFile, secrets: readonly string[] = []): Exporter {
  const exported: Export = async (row, table) => [{ file: file.name, line: await openedRow(row, table, secrets) }]
  return { how: 'rows', holds, files: [file], exported }
}

export const aboutMembers = (exporter: Exporter, ofMember: MemberRows): Exporter => ({ ...exporter, ofMember })
/** One row alone. */
export const rowAt = ({ pk, sk }: Key): Range => ({ pk, from: sk, to: sk })
/** The rows whose sort key goes on behind this one, which ends with `#`. */
export const rowsUnder = ({ pk, sk }: Key): Range => ({ pk, from: sk, to: `${sk.slice(0, -1)}$` })

export const exportedWithOwner = (holds: readonly ItemDef[], owner: ItemType): Exporter => ({
  how: 'with',
  holds,
  owner,
})
export const excluded = (holds: readonly ItemDef[], why: string): Exporter => ({ how: 'left-out', holds, why })

/**
 * All that a row holds, sealed fields in clear, without what only says how it is kept. It goes through no schema: what an
 * older release wrote and this one no longer reads is its owner's all the same.
 */
export async function openedRow(row: Record<string, unknown>, table: Table, secrets: readonly string[] = []) {
  const { pk, sk, type: _type, sealed, ttl: _ttl, dueShard: _shard, ...clear } = row as Row
  const personal = sealed ? JSON.parse(Buffer.from(await table.openBytes({ pk, sk }, sealed)).toString()) : {}
  const fields = Object.entries({ ...clear, ...personal })
  return Object.fromEntries(fields.filter(([name]) => !secrets.includes(name)))
}
