import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { LivePosition } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'

type Deps = Pick<OpenShiftStore, 'listOpenShifts'> & {
  readonly listMembers: (accountId: string) => Promise<Pick<Member, 'memberId' | 'name'>[]>
}

type Position = LivePosition & { readonly memberId: string; readonly name: string; readonly shiftId: string }

export async function listPositions({ accountId }: Principal, deps: Deps): Promise<{ items: Position[] }> {
  const [shifts, members] = await settleAll([deps.listOpenShifts(accountId), deps.listMembers(accountId)])
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]))
  const items = shifts.flatMap(({ memberId, shiftId, live }) => {
    const name = names.get(memberId)
    return live && name !== undefined ? [{ ...live, memberId, name, shiftId }] : []
  })
  return { items }
}
