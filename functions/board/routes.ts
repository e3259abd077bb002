import { route } from '../shared/http/route.ts'
import { Board } from './schemas.ts'

export const ReadBoard = route({
  method: 'GET',
  path: '/v1/board',
  access: 'staff',
  summary: 'Returns what the first screen of the office shows',
  untagged: ['at'],
  responses: { 200: Board, 303: null },
})
