import { beforeAll, describe, expect, test } from 'vitest'
import { invitationStore } from '../../functions/accounts/invitations/invitation-store.ts'
import { countShiftsToApprove } from '../../functions/board/count-shifts-to-approve.ts'
import { readBoard } from '../../functions/board/read-board.ts'
import { Board } from '../../functions/board/schemas.ts'
import { reminderOutlooks } from '../../functions/notifications/outlook/reminder-outlooks.ts'
import type { AccountState } from '../../functions/shared/identity/account.ts'
import { LoginItem } from '../../functions/shared/identity/login.ts'
import { type Member, MemberItem } from '../../functions/shared/identity/member.ts'
import { findMembers, listEveryMember } from '../../functions/shared/identity/member-store.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { newId } from '../../functions/shared/ids.ts'
import { toInstant } from '../../functions/shared/instant.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import type { Shift, ShiftEntry } from '../../functions/shifts/store/shift-items.ts'
import { aCompany, oneHour } from '../notifications/world.ts'
import { minutes, phoneOf, pingsFrom, storesOver } from '../shifts/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

/** 09:00 in New York on the day of the world's appointments. */
const today = Date.parse('2026-03-04T14:00:00Z')

async function anOffice(accountId: string) {
  const company = await aCompany(table, accountId)
  const { time, deps: stores, owner } = company
  const now = () => time.now
  const shifts = { ...storesOver(table), now, newId }
  const deps = {
    ...stores,
    ...shifts,
    ...invitationStore(table),
    findMembers: (id: string, ids: readonly string[]) => findMembers(table, id, ids),
    listEveryMember: (id: string) => listEveryMember(table, id),
    outlooks: (account: AccountState) => reminderOutlooks(account, { ...stores, now }),
    now,
  }
  /** `invitedUntil` in epoch milliseconds. */
  const member = async (memberId: string, fields: Partial<Member> = {}, invitedUntil?: number) => {
    const sub = `${accountId}-${memberId}`
    const worker = { memberId, sub, role: 'worker', state: 'active', createdAt: toInstant(today) } as const
    const login = { sub, accountId, memberId, role: 'worker', invitedUntil } as const
    const rows = [
      await table.row(MemberItem, accountId, { ...worker, name: memberId, email: 'm@acme.example', ...fields }),
      await table.row(LoginItem, accountId, login),
    ]
    await table.transact(
      rows.map((Item) => ({ Put: { TableName: table.name, Item } })),
      () => expect.unreachable(),
    )
    const acknowledged = {
      noticeAcknowledgedAt: toInstant(0),
      acknowledgedTerms: { trackDays: 3650, toleranceSeconds: 900, audience: 1 },
    }
    return phoneOf({ ...owner, ...acknowledged, memberId, role: 'worker' } as unknown as Principal, shifts)
  }
  const board = async () => Board.parse(await readBoard(owner as unknown as Principal, deps))
  time.now = today
  return { ...company, member, board }
}

describe('the board', () => {
  let board: Board
  let shiftId: string

  beforeAll(async () => {
    const office = await anOffice('board')
    const ana = await office.member('Ana')
    await office.member('Ben', {}, today + 5 * 24 * oneHour)
    await office.member('Eva', { state: 'removed' }, today + oneHour)
    const { customerId } = await office.customer({ name: 'Carla' })
    await office.recordsConsent(customerId)
    office.time.now = today - 20 * oneHour
    await office.appointment(customerId, { memberId: 'Ana', startsAt: '2026-03-05T04:30:00Z' })
    await office.appointment(customerId, { startsAt: '2026-03-04T16:00:00Z', title: 'Window' })
    await office.appointment(customerId, { startsAt: '2026-03-05T05:00:00Z', title: 'Tomorrow' })
    await office.appointment(customerId, { startsAt: '2026-03-04T04:59:00Z', title: 'Yesterday' })
    office.time.now = today - 3 * oneHour
    await ana.clockIn()
    office.time.now = today - 2 * oneHour
    await ana.clockOut()
    shiftId = (await ana.startShift()).shiftId
    office.time.now = today - minutes(20)
    await ana.send(pingsFrom(office.time.now - minutes(1), 1))
    await office.receives('Can you come at ten?')
    await office.writes(customerId)
    office.time.now = today
    board = await office.board()
  })

  test('says of when it is, in the time zone of the account', () => {
    expect(board).toMatchObject({ at: toInstant(today), date: '2026-03-04', timeZone: 'America/New_York' })
  })

  test('has who is on shift, where, and that the phone is silent', () => {
    const ana = { memberId: 'Ana', name: 'Ana', shiftId, onBreak: false, silent: true, lat: expect.any(Number) }
    expect(board.onShift).toMatchObject({ items: [ana], hasMore: false })
  })

  test('has the appointments that begin today, by start, with names and outlooks', () => {
    const { items, hasMore } = board.appointments
    expect(items.map(({ title, memberName, customerName }) => [title, memberName, customerName])).toEqual([
      ['Window', undefined, 'Carla'],
      ['Boiler check', 'Ana', 'Carla'],
    ])
    const before = items[1]?.reminders.find(({ offset, channel }) => offset === '-PT2H' && channel === 'sms')
    expect(before?.outlook).toMatchObject({ wouldSend: false, reason: 'too_late' })
    expect(hasMore).toBe(false)
  })

  test('counts unread texts, shifts to approve, and messages that did not go', () => {
    expect(board.unreadTexts).toBe(1)
    expect(board.shiftsToApprove).toEqual({ closed: 1, proposed: 0, hasMore: false })
    expect(board.messages).toMatchObject({
      since: '2026-02-25T05:00:00.000Z', // midnight in New York
      counts: [{ status: 'refused', reason: 'no_consent', count: 1 }],
    })
  })

  test('has the invitations that are open, without those of removed members', () => {
    const ben = { memberId: 'Ben', name: 'Ben', role: 'worker', invitedUntil: toInstant(today + 5 * 24 * oneHour) }
    expect(board.invitations).toEqual({ items: [ben], hasMore: false })
  })
})

test('hours of 200 members are counted, those who left last', async () => {
  const office = await anOffice('leavers')
  const ids = Array.from({ length: 200 }, (_, index) => `Left ${String(index).padStart(3, '0')}`)
  for (const id of ids) await office.member(id, { state: 'removed' })
  office.time.now = today - 2 * oneHour
  const zoe = await office.member('Zoe')
  await zoe.startShift()
  await zoe.clockOut()
  office.time.now = today
  expect((await office.board()).shiftsToApprove).toEqual({ closed: 1, proposed: 0, hasMore: true })
})

test('another company sees nothing of it', async () => {
  const { board } = await anOffice('neighbour')
  const none = { items: [], hasMore: false }
  expect(await board()).toMatchObject({
    onShift: none,
    appointments: none,
    unreadTexts: 0,
    shiftsToApprove: { closed: 0, proposed: 0, hasMore: false },
    messages: { counts: [], hasMore: false },
    invitations: none,
  })
})

test('a day has the first hundred appointments, and says that there are more', async () => {
  const office = await anOffice('busy')
  const { customerId } = await office.customer()
  office.time.now = today - 40 * oneHour
  for (let count = 0; count < 101; count += 1) {
    const startsAt = toInstant(today + minutes(count))
    await office.appointment(customerId, { startsAt, title: `Visit ${count}`, reminders: [] })
  }
  office.time.now = today
  const { appointments } = await office.board()
  expect([appointments.items.length, appointments.hasMore]).toEqual([100, true])
  expect(appointments.items[0]?.title).toBe('Visit 0')
})

describe('shifts to approve', () => {
  const now = today
  const shiftOf = (index: number): Shift =>
    ({
      shiftId: `s${index}`,
      memberId: 'm',
      startedAt: toInstant(now - (index + 1) * oneHour),
      status: 'closed',
      closedBy: index % 2 === 0 ? 'auto' : 'worker',
    }) as Shift
  const count = (shifts: number, memberIds = ['m']) =>
    countShiftsToApprove('a', memberIds, now, {
      async *shiftsBack(_accountId, { memberId }) {
        const all = memberId === 'm' ? shifts : 0
        for (let index = 0; index < all; index += 1) yield shiftOf(index) as ShiftEntry
      },
      findShifts: async (_accountId, ids) => ids.map((id) => shiftOf(Number(id.slice(1)))),
    })

  test('are counted up to a hundred, of at most 200 members', async () => {
    expect(await count(100)).toEqual({ closed: 50, proposed: 50, hasMore: false })
    expect(await count(101)).toEqual({ closed: 50, proposed: 50, hasMore: true })
    const many = Array.from({ length: 201 }, (_, index) => `a${index}`)
    expect(await count(0, many)).toEqual({ closed: 0, proposed: 0, hasMore: true })
  })

  test('began in the last 31 days', async () => {
    const old = { ...shiftOf(0), startedAt: toInstant(now - 31 * 24 * oneHour - 1) }
    const found = await countShiftsToApprove('a', ['m'], now, {
      async *shiftsBack() {
        yield old as ShiftEntry
      },
      findShifts: async (_accountId, ids) => ids.map(() => old),
    })
    expect(found).toEqual({ closed: 0, proposed: 0, hasMore: false })
  })
})
