import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { settleAll } from '../../shared/settle-all.ts'
import type { OpenShift } from '../store/open-shift-item.ts'
import type { OpenShiftStore } from '../store/open-shift-store.ts'
import { type FindLiveDeps, findLivePosition } from './find-live-position.ts'
import type { LivePosition } from './schemas.ts'

type Deps = FindLiveDeps &
  Pick<OpenShiftStore, 'listOpenShifts'> & {
    readonly listMembers: (accountId: string) => Promise<Pick<Member, 'memberId' | 'name'>[]>
  }

const concurrency = 16

type Position = LivePosition & { readonly memberId: string; readonly name: string; readonly shiftId: string }

export async function listPositions({ accountId }: Principal, deps: Deps): Promise<{ items: Position[] }> {
  const [shifts, members] = await settleAll([deps.listOpenShifts(accountId), deps.listMembers(accountId)])
  const names = new Map(members.map(({ memberId, name }) => [memberId, name]))
  const positionOf = async (open: OpenShift): Promise<Position[]> => {
    const { memberId, shiftId } = open
    const name = names.get(memberId)
    const live = name === undefined ? undefined : await findLivePosition(accountId, open, deps)
    return live && name !== undefined ? [{ ...live, memberId, name, shiftId }] : []
  }
  const items: Position[] = []
  for (let next = 0; next < shifts.length; next += concurrency) {
    items.push(...(await settleAll(shifts.slice(next, next + concurrency).map(positionOf))).flat())
  }
  return { items }
}
