import type { AppointmentStore } from '../appointments/appointment-store.ts'
import { type ShowDeps, showAppointments } from '../appointments/show-appointments.ts'
import type { UnreadStore } from '../notifications/unread-store.ts'
import type { Member } from '../shared/identity/member.ts'
import type { Principal } from '../shared/identity/principal.ts'
import { toInstant } from '../shared/instant.ts'
import { settleAll } from '../shared/settle-all.ts'
import { dayOf } from '../shifts/domain/day-of.ts'
import { dayFrom, startOfDay } from '../shifts/domain/hours/days.ts'
import { type ListPositionsDeps, listPositions } from '../shifts/tracks/list-positions.ts'
import { type CountMessagesDeps, countMessages } from './count-messages.ts'
import { type CountShiftsDeps, countShiftsToApprove } from './count-shifts-to-approve.ts'
import { type ListInvitationsDeps, listInvitations } from './list-invitations.ts'
import type { Board } from './schemas.ts'

type Deps = Omit<ListPositionsDeps, 'listMembers'> &
  ShowDeps &
  Pick<AppointmentStore, 'listAppointments'> &
  Pick<UnreadStore, 'countUnread'> &
  CountShiftsDeps &
  CountMessagesDeps &
  ListInvitationsDeps & {
    readonly listEveryMember: (accountId: string) => Promise<Member[]>
  }

const maxOnShift = 200
const maxAppointments = 100
const messagePeriod = 7 * 86_400_000

/** All that the first screen of the office needs. Each part reads a limited number of rows, whatever the size of the company. */
export async function readBoard(caller: Principal, given: Deps): Promise<Board> {
  const { accountId, account } = caller
  const now = given.now()
  // every part is of the same moment
  const deps = { ...given, now: () => now }
  const { timeZone } = account
  const date = dayOf(now, timeZone)
  const everyone = await deps.listEveryMember(accountId)
  const members = everyone.filter(({ state }) => state === 'active')
  // those who left come last: only so many are looked at
  const memberIds = [...new Set([...members, ...everyone])].map(({ memberId }) => memberId)
  const [onShift, appointments, unreadTexts, shiftsToApprove, messages, invitations] = await settleAll([
    listPositions(caller, { ...deps, listMembers: async () => members }, maxOnShift),
    listToday(date, caller, deps),
    deps.countUnread(accountId, now),
    countShiftsToApprove(accountId, memberIds, now, deps),
    countMessages(accountId, toInstant(messagesSince(now, timeZone)), deps),
    listInvitations(accountId, members, now, deps),
  ])
  const parts = { onShift, appointments, unreadTexts, shiftsToApprove, messages, invitations }
  return { at: toInstant(now), date, timeZone, ...parts }
}

/** The start of a day: with the moment itself, no two answers would be the same. */
function messagesSince(now: number, timeZone: string): number {
  return startOfDay(dayOf(now - messagePeriod, timeZone), timeZone)
}

async function listToday(date: string, caller: Principal, deps: Deps): Promise<Board['appointments']> {
  const { accountId, account } = caller
  const today = dayFrom(date, account.timeZone)
  const range = { from: toInstant(today.startedAt), to: toInstant(today.endedAt) }
  const page = { limit: maxAppointments, sparse: false, oldestFirst: true }
  const isScheduled = ({ status }: { readonly status: string }) => status === 'scheduled'
  const { items, nextCursor } = await deps.listAppointments(accountId, range, page, isScheduled)
  return { items: await showAppointments(items, caller, deps), hasMore: nextCursor !== undefined }
}
