import type { Channel } from '../customers/domain/consent.ts'
import type { Customer } from '../customers/items.ts'
import type { AccountState } from '../shared/identity/account.ts'
import type { Member } from '../shared/identity/member.ts'
import { namesOf } from '../shared/identity/member-names.ts'
import { describeError, log } from '../shared/log.ts'
import { settleAll } from '../shared/settle-all.ts'
import { type WarningDeps, type Written, warningsOf } from './appointment-warnings.ts'
import { type Reminder, remindersOf } from './domain/reminders.ts'
import type { Appointment } from './items.ts'
import { showAppointment } from './show-appointment.ts'

/** `status`: of the reminder's message, once it waits no more. */
type Outlook = { readonly wouldSend: boolean; readonly status?: string }
type OutlookOf = (appointment: Appointment, reminder: Reminder, channel: Channel) => Promise<Outlook>

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

/** As `showAppointments`, with warnings. */
export async function showOne(
  appointment: Appointment,
  written: Written | undefined,
  caller: { readonly accountId: string; readonly account: AccountState },
  deps: ShowDeps & WarningDeps,
) {
  const [shown] = await showAppointments([appointment], caller, deps)
  const warnings = await orWithout('warnings_left_out', {}, () => warningsOf(appointment, written, caller, deps))
  return { ...appointment, ...shown, ...warnings }
}

/**
 * With the names of customer and member, and with what the gate would say now of each reminder; without what cannot be read,
 * since the appointments are written already.
 */
export async function showAppointments(
  appointments: readonly Appointment[],
  { accountId, account }: { readonly accountId: string; readonly account: AccountState },
  deps: ShowDeps,
) {
  const outlookOf = deps.outlooks(account)
  const customerIds = [...new Set(appointments.map(({ customerId }) => customerId))]
  const found = await orWithout('names_left_out', [], () => deps.findCustomers(accountId, customerIds))
  const customers = new Map(found.map((customer) => [customer.customerId, customer]))
  const memberIds = appointments.flatMap(({ memberId }) => memberId ?? [])
  const members = await orWithout('names_left_out', new Map<string, string>(), () =>
    namesOf(accountId, memberIds, deps.findMembers),
  )
  return settleAll(
    appointments.map(async (appointment) => {
      const shown = showAppointment(appointment, deps.now())
      const planned = new Map(remindersOf(appointment).map((reminder) => [reminder.offset, reminder]))
      const reminders = await settleAll(
        shown.reminders.map(async (each) => {
          const reminder = planned.get(each.offset)
          const read = async () => reminder && outlookOf(appointment, reminder, each.channel)
          const outlook = await orWithout('outlook_left_out', undefined, read)
          // a small move gives a reminder that went out another moment
          const isOver = each.state === 'scheduled' && outlook?.status !== undefined
          return { ...each, outlook, ...(isOver && { state: 'passed' as const }) }
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

async function orWithout<Value, None>(event: string, none: None, read: () => Promise<Value>): Promise<Value | None> {
  try {
    return await read()
  } catch (error) {
    log('error', event, describeError(error))
    return none
  }
}
