import type { Channel } from '../customers/domain/consent.ts'
import type { Customer } from '../customers/items.ts'
import type { AccountState } from '../shared/identity/account.ts'
import type { Member } from '../shared/identity/member.ts'
import { namesOf } from '../shared/identity/member-names.ts'
import { settleAll } from '../shared/settle-all.ts'
import { type WarningDeps, warningsOf } from './appointment-warnings.ts'
import { type Reminder, remindersOf } from './domain/reminders.ts'
import type { Appointment } from './items.ts'
import { showAppointment } from './show-appointment.ts'

type OutlookOf = (appointment: Appointment, reminder: Reminder, channel: Channel) => Promise<object>

export type ShowDeps = {
  readonly findCustomers: (accountId: string, customerIds: readonly string[]) => Promise<readonly Customer[]>
  readonly findMembers: (
    accountId: string,
    memberIds: readonly string[],
  ) => Promise<Pick<Member, 'memberId' | 'name'>[]>
  /** Of the reminders of one response. */
  readonly outlooks: (account: AccountState) => OutlookOf
  readonly now: () => number
}

/** As `showAppointments`, with warnings. `typed`: the start that the request gave, if it gave one. */
export async function showOne(
  appointment: Appointment,
  typed: string | undefined,
  caller: { readonly accountId: string; readonly account: AccountState },
  deps: ShowDeps & WarningDeps,
) {
  const [shown] = await showAppointments([appointment], caller, deps)
  return { ...appointment, ...shown, ...(await warningsOf(appointment, typed, caller, deps)) }
}

/** With the names of customer and member, and with what the gate would say now of each reminder. */
export async function showAppointments(
  appointments: readonly Appointment[],
  { accountId, account }: { readonly accountId: string; readonly account: AccountState },
  deps: ShowDeps,
) {
  const outlookOf = deps.outlooks(account)
  const customerIds = [...new Set(appointments.map(({ customerId }) => customerId))]
  const customers = new Map(
    (await deps.findCustomers(accountId, customerIds)).map((customer) => [customer.customerId, customer]),
  )
  const memberIds = appointments.flatMap(({ memberId }) => memberId ?? [])
  const members = await namesOf(accountId, memberIds, deps.findMembers)
  return settleAll(
    appointments.map(async (appointment) => {
      const shown = showAppointment(appointment, deps.now())
      const planned = new Map(remindersOf(appointment).map((reminder) => [reminder.offset, reminder]))
      const reminders = await settleAll(
        shown.reminders.map(async (each) => {
          const reminder = planned.get(each.offset)
          return { ...each, outlook: reminder && (await outlookOf(appointment, reminder, each.channel)) }
        }),
      )
      return {
        ...shown,
        reminders,
        customerName: customers.get(appointment.customerId)?.name,
        memberName: members.get(appointment.memberId ?? ''),
      }
    }),
  )
}
