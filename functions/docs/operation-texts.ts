import type { RouteName } from './contract.ts'
import { accounts } from './operations/accounts.ts'
import { appointments } from './operations/appointments.ts'
import { customers } from './operations/customers.ts'
import { members } from './operations/members.ts'
import { messages } from './operations/messages.ts'
import type { OperationText } from './operations/operation-text.ts'
import { pages } from './operations/pages.ts'
import { shifts } from './operations/shifts.ts'

/** A text for every route: a route without one does not compile. */
export const operationTexts: Readonly<Record<RouteName, OperationText>> = {
  ...accounts,
  ...members,
  ...shifts,
  ...customers,
  ...appointments,
  ...messages,
  ...pages,
}
