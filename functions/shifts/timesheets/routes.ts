import { route } from '../../shared/http/route.ts'
import { TimesheetQuery, TimesheetResponse } from './schemas.ts'

export const GetTimesheets = route({
  method: 'GET',
  path: '/v1/timesheets',
  access: 'worker',
  summary: 'Returns hours per worker and day',
  query: TimesheetQuery,
  responses: { 200: [TimesheetResponse, { contentType: 'text/csv; charset=utf-8' }], 303: null },
  refusals: ['invalid', 'forbidden'],
})
