import { InvitationEmail } from '../../accounts/members/schemas.ts'
import { Board } from '../../board/schemas.ts'
import { Approval, PeriodApproval } from '../../shifts/corrections/schemas.ts'
import { component } from './component.ts'

const { onShift, appointments, shiftsToApprove, messages, invitations } = Board.shape
const hasMore = 'Whether there are more than these'
const from = ['First day, YYYY-MM-DD, in the account’s time zone', '2026-11-23'] as const
const to = ['Day after the last, YYYY-MM-DD', '2026-11-30'] as const

export const boards = {
  Board: component(Board, 'What the first screen of the office shows.', {
    at: ['As of when. RFC 3339, UTC', '2026-11-24T17:00:00.000Z'],
    date: ['Today in the account’s time zone, YYYY-MM-DD', '2026-11-24'],
    onShift: 'The workers on shift',
    appointments: 'Today’s appointments',
    unreadTexts: ['Texts from customers that no member has read; 100 stands for 100 or more', 2],
    shiftsToApprove: 'Shifts of the last 31 days to approve',
    messages: 'Messages that wait or did not arrive',
    invitations: 'Invitations that are not accepted',
  }),
  BoardWorkers: component(onShift, 'Workers on shift, as in `GET /v1/positions`.', {
    items: 'The workers; at most 200',
    hasMore,
  }),
  BoardAppointments: component(appointments, 'Appointments that begin today and are not cancelled.', {
    items: 'The appointments, by start; at most 100',
    hasMore,
  }),
  BoardShifts: component(shiftsToApprove, 'How many shifts wait to be approved.', {
    closed: ['Closed ones', 7],
    proposed: ['Those closed by the system, whose worker may still replace the end', 1],
    hasMore,
  }),
  BoardMessages: component(messages, 'Of the newest 200 messages, those that wait or did not arrive.', {
    since: ['Only messages since then: the start of a day, seven days ago. RFC 3339, UTC', '2026-11-23T08:00:00.000Z'],
    counts: 'How many, by status and reason',
    hasMore,
  }),
  BoardMessageCount: component(messages.shape.counts.element, 'Messages of the same status and reason.', {
    status: 'Their status',
    reason: ['Why they wait or did not arrive', 'no_consent'],
    count: ['How many', 3],
  }),
  BoardInvitations: component(invitations, 'Members who were invited and have not signed in.', {
    items: 'The members; at most 100',
    hasMore,
  }),
  BoardInvitation: component(invitations.shape.items.element, 'A member who was invited and has not signed in.', {
    name: ['Name of the member', 'Ben Ortiz'],
    role: 'What the member may do',
    invitedUntil: ['When the invitation ends. RFC 3339, UTC', '2026-11-27T15:00:00.000Z'],
    invitation: 'What became of its email',
  }),
  InvitationEmail: component(InvitationEmail, 'What became of the email of an invitation.', {
    status: 'Status of the email',
    reason: ['Why it waits or did not arrive', 'quota'],
  }),
  PeriodApproval: component(PeriodApproval, 'Which shifts to approve: those that begin in the period.', {
    from,
    to,
    memberId: ['Only those of this member', '01JD2W9A7M3CFX5PQ8ZK2RTV6B'],
    cursor: ['`nextCursor` of the answer before, for the rest', 'eyJrIjoiMDFKRCJ9.c2ln'],
  }),
  Approval: component(Approval, 'What became of the shifts of a period.', {
    approved: ['Shifts that this request approved', 38],
    alreadyApproved: ['Shifts that were approved before', 4],
    notApproved: 'Shifts that this request did not approve',
  }),
  UnapprovedShift: component(
    Approval.shape.notApproved.element,
    'A shift that was not approved: it is open, its end is only proposed, or its hours changed while the request ran (`closed`).',
    {
      name: ['Name of its worker', 'Ana Silva'],
      startedAt: ['When it began. RFC 3339, UTC', '2026-11-24T16:02:00.000Z'],
      status: 'Why: it is open, its end is only proposed, or, when `closed`, its hours changed meanwhile',
    },
  ),
}
