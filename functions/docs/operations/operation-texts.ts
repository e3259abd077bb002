import type { RouteName } from '../contract.ts'
import { accounts } from './accounts.ts'
import { appointments } from './appointments.ts'
import { customers } from './customers.ts'
import { members } from './members.ts'
import { messages } from './messages.ts'
import type { OperationText } from './operation-text.ts'
import { shifts } from './shifts.ts'

/** A text for every route: a route without one does not compile. */
export const operationTexts: Readonly<Record<RouteName, OperationText>> = {
  ...accounts,
  ...members,
  ...shifts,
  ...customers,
  ...appointments,
  ...messages,
}
