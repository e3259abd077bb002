import { type Eraser, plainRow, type RowSet } from '../shared/erasure/eraser.ts'
import { appointmentByTimeKey, dueKey, type ItemType, partitionOf } from '../shared/keys.ts'
import { rowsWithPrefix } from '../shared/table/range.ts'

export const appointmentErasers = {
  appointment: plainRow,
  appointmentByTime: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>

export const customerAppointments = (accountId: string, customerId: string): RowSet[] => [
  {
    type: 'appointment',
    pk: partitionOf(accountId, 'appointment'),
    where: { name: 'customerId', value: customerId },
    dependents: ({ appointmentId }) => [
      { type: 'due', ...rowsWithPrefix(dueKey(accountId, 'reminder', `${appointmentId}#`)) },
    ],
    cascadeKeys: ({ appointmentId, startsAt }) => [
      appointmentByTimeKey(accountId, String(startsAt), String(appointmentId)),
      dueKey(accountId, 'cancellation', String(appointmentId)),
      dueKey(accountId, 'move', String(appointmentId)),
    ],
  },
]
