import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { settleAll } from '../../shared/settle-all.ts'
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
  const items: Position[] = []
  for (let next = 0; next < shifts.length; next += concurrency) {
    const found = shifts.slice(next, next + concurrency).map(async (open) => {
      const { memberId, shiftId } = open
      const name = names.get(memberId)
      const live = name === undefined ? undefined : await findLivePosition(accountId, open, deps)
      return live && name !== undefined ? [{ ...live, memberId, name, shiftId }] : []
    })
    items.push(...(await settleAll(found)).flat())
  }
  return { items }
}
