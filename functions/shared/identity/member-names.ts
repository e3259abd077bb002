import { settleAll } from '../settle-all.ts'
import type { Member } from './member.ts'

/** By id; undefined for what is no member, such as `auto`. */
export async function namesOf(
  accountId: string,
  ids: readonly string[],
  findMember: (accountId: string, memberId: string) => Promise<Pick<Member, 'name'> | undefined>,
): Promise<ReadonlyMap<string, string | undefined>> {
  const distinct = [...new Set(ids)]
  const members = await settleAll(distinct.map((id) => findMember(accountId, id)))
  return new Map(distinct.map((id, index) => [id, members[index]?.name]))
}
