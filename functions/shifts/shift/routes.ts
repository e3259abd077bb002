import { ById } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { ShiftList, ShiftQuery, ShiftResponse } from './schemas.ts'

export const ListShifts = route({
  method: 'GET',
  path: '/v1/shifts',
  access: 'worker',
  summary: 'Lists shifts',
  query: ShiftQuery,
  responses: { 200: ShiftList },
  refusals: ['forbidden', 'invalid_cursor'],
})

export const GetShift = route({
  method: 'GET',
  path: '/v1/shifts/{id}',
  access: 'worker',
  summary: 'Returns a shift',
  params: ById,
  responses: { 200: ShiftResponse },
  refusals: ['not_found'],
})
