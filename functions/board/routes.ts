import { route } from '../shared/http/route.ts'
import { Board } from './schemas.ts'

export const ReadBoard = route({
  method: 'GET',
  path: '/v1/board',
  access: 'staff',
  summary:
    'What the first screen of the office shows, in one response: who is on shift and where, today’s appointments with their reminders, unread texts, shifts to approve, messages that wait or did not arrive, and open invitations. Each list has a limit, and says whether there is more.',
  responses: { 200: Board, 303: null },
})
