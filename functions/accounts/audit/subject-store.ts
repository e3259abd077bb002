import { CustomerItem } from '../../customers/items.ts'
import { DeviceItem } from '../../shared/identity/device.ts'
import { MemberItem } from '../../shared/identity/member.ts'
import { customerKey, deviceKey, type Key, memberKey, shiftKey } from '../../shared/keys.ts'
import { settleAll } from '../../shared/settle-all.ts'
import { readRows } from '../../shared/table/filtered-pages.ts'
import type { Table } from '../../shared/table/table.ts'
import { ShiftItem } from '../../shifts/store/shift-items.ts'

/** What an entry of the trail refers to. */
export type Reference =
  | { readonly type: 'member' | 'customer' | 'shift'; readonly id: string }
  | { readonly type: 'device'; readonly id: string; readonly memberId: string }

/** `name` of a person, label of a phone; of a shift, whose it is and its start. */
export type Subject = { readonly name: string } | { readonly memberId: string; readonly startedAt: string }

export type SubjectStore = ReturnType<typeof subjectStore>

const keys = { member: memberKey, customer: customerKey, shift: shiftKey } as const

export function subjectStore(table: Table) {
  /** In the order of `references`, as the rows are now; undefined for what is erased or removed. */
  async function findSubjects(accountId: string, references: readonly Reference[]): Promise<(Subject | undefined)[]> {
    const rows = await readRows(
      table,
      references.map((each) => keyOf(accountId, each)),
    )
    return settleAll(references.map((each, index) => openSubject(table, each, rows[index])))
  }

  return { findSubjects }
}

function keyOf(accountId: string, reference: Reference): Key {
  if (reference.type === 'device') return deviceKey(accountId, reference.memberId, reference.id)
  return keys[reference.type](accountId, reference.id)
}

async function openSubject(
  table: Table,
  { type }: Reference,
  row: Record<string, unknown> | undefined,
): Promise<Subject | undefined> {
  if (!row) return undefined
  if (type === 'shift') return ShiftItem.clear.parse(row)
  if (type === 'customer') return { name: (await table.item(CustomerItem, row)).name }
  if (type === 'device') return { name: (await table.item(DeviceItem, row)).label }
  const { state, name } = await table.item(MemberItem, row)
  return state === 'erasing' ? undefined : { name }
}
