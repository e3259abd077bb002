import type { Member } from './member.ts'

/** By id; undefined for what is no member, such as `auto`. */
export async function namesOf(
  accountId: string,
  ids: readonly string[],
  findMembers: (accountId: string, memberIds: readonly string[]) => Promise<Pick<Member, 'memberId' | 'name'>[]>,
): Promise<ReadonlyMap<string, string>> {
  const members = await findMembers(accountId, ids)
  return new Map(members.map(({ memberId, name }) => [memberId, name]))
}
