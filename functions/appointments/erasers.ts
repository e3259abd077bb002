import { type Eraser, plainRow, type RowSet, rowsBehind } from '../shared/erasure/eraser.ts'
import { appointmentByTimeKey, dueKey, type ItemType, partitionOf } from '../shared/keys.ts'

/** How appointments leave with their account; the due rows of their reminders are everybody's and go with all others. */
export const appointmentErasers = {
  appointment: plainRow,
  appointmentByTime: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>

/** The appointments of one customer, with their entries and what was to be done for them. */
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
