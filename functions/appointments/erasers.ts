import { type Eraser, plainRow, type RowSet, rowsBehind } from '../shared/erasure/eraser.ts'
import { appointmentByTimeKey, dueKey, type ItemType, partitionOf } from '../shared/keys.ts'

/** The account's sweep deletes the reminders' due rows with all other due rows. */
export const appointmentErasers = {
  appointment: plainRow,
  appointmentByTime: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>

/** The appointments of one customer, with their list entries and due rows. */
export const customerAppointments = (accountId: string, customerId: string): RowSet[] => [
  {
    type: 'appointment',
    pk: partitionOf(accountId, 'appointment'),
    where: { name: 'customerId', value: customerId },
    dependents: ({ appointmentId }) => [rowsBehind('due', dueKey(accountId, 'reminder', `${appointmentId}#`))],
    cascadeKeys: ({ appointmentId, startsAt }) => [
      appointmentByTimeKey(accountId, String(startsAt), String(appointmentId)),
      dueKey(accountId, 'cancellation', String(appointmentId)),
    ],
  },
]
