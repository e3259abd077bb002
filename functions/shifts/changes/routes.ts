import * as z from 'zod'
import { paging } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { HoursChanges } from './schemas.ts'

export const ListChanges = route({
  method: 'GET',
  path: '/v1/me/changes',
  access: 'worker',
  summary: 'Lists the changes of the caller’s hours',
  query: z.strictObject(paging),
  responses: { 200: HoursChanges },
  refusals: ['invalid_cursor'],
})
