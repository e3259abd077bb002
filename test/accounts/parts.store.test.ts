import { beforeAll, describe, expect, test } from 'vitest'
import { eraseMember } from '../../functions/accounts/erase-member.ts'
import { erasePart } from '../../functions/accounts/erase-part.ts'
import { erasers } from '../../functions/accounts/erasers.ts'
import { partStore } from '../../functions/accounts/part-store.ts'
import { accountStore } from '../../functions/accounts/store.ts'
import { eraseCustomer } from '../../functions/customers/erase-customer.ts'
import { dropDue, dueRow, putDue, readDue, type Wake, wakeOf } from '../../functions/shared/due.ts'
import { partitionOf } from '../../functions/shared/keys.ts'
import { readRange } from '../../functions/shared/pages.ts'
import type { Principal } from '../../functions/shared/principal.ts'
import type { Table } from '../../functions/shared/table.ts'
import { clockIn } from '../../functions/shifts/clock-in.ts'
import { clockOut } from '../../functions/shifts/clock-out.ts'
import { enterShift } from '../../functions/shifts/enter-shift.ts'
import { NewShift } from '../../functions/shifts/hours-schemas.ts'
import { PingsRequest } from '../../functions/shifts/ping-schemas.ts'
import { recordPings } from '../../functions/shifts/record-pings.ts'
import { requestTrackErasure } from '../../functions/shifts/request-track-erasure.ts'
import { ClockInRequest, ClockOutRequest } from '../../functions/shifts/schemas.ts'
import { NewTrackErasure } from '../../functions/shifts/track-erasure-schemas.ts'
import { trackErasureStore } from '../../functions/shifts/track-erasure-store.ts'
import { aCompany, aReadyCustomer, type Company } from '../notifications/world.ts'
import { storesOver } from '../shifts/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { devicesOver } from './device-world.ts'
import { allRows } from './full-account.ts'
import { inPagesOf } from './paging.ts'
import { aWorld, type World } from './world.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

const unhurried = { hasTime: () => true }
const eraser = () => ({
  ...partStore(table, erasers),
  isActive: accountStore(table).isActive,
  readDue: (wake: Wake) => readDue(table, wake),
  dropDue: (wake: Wake) => dropDue(table, wake),
  now: Date.now,
})

/** Every row that names this one, and those that the eraser leaves on purpose. */
async function naming(id: string) {
  const rows = (await allRows(table)).filter((row) => JSON.stringify(row).includes(id))
  return rows.map(({ type }) => String(type)).sort()
}
const workOf = async (accountId: string) =>
  (await Array.fromAsync(readRange(table, { pk: partitionOf(accountId, 'due') }))).filter(
    (row) => row['kind'] === 'erase-part',
  )

/** Wakes as run-due would, always with the delay, until there is no such work. */
async function untilDone(accountId: string, slice = unhurried): Promise<number> {
  for (let slices = 0; ; slices++) {
    const [row] = await workOf(accountId)
    if (!row || slices > 500) return slices
    await erasePart(wakeOf(row as unknown as Wake), slice, eraser())
  }
}

describe('a customer (erasure rule 12)', () => {
  let company: Company
  let carla: string
  let dario: string
  const wakes: Wake[] = []

  beforeAll(async () => {
    company = await aCompany(table, '01JD00000000000000000COMPA')
    const [first, second] = [
      await aReadyCustomer(company, { name: 'Carla', phone: '2065550142', email: 'carla@x.example' }),
      await aReadyCustomer(company, { name: 'Dario', phone: '2065550143', email: 'dario@x.example' }),
    ]
    carla = first.customerId
    dario = second.customerId
    for (const { appointmentId } of [first, second]) await company.remind(appointmentId, ['sms', 'email'])
    await company.runDue()
    for (const from of ['+12065550142', '+12065550143']) await company.hears('STOP', { from })
  })

  const erase = (customerId: string) =>
    eraseCustomer(customerId, company.owner, {
      ...company.deps,
      now: () => company.time.now,
      wakeEraser: async (wake) => void wakes.push(wake),
      wakeAfterQuiesce: async (wake) => void wakes.push(wake),
    })

  test('is gone with the answer, for everybody who looks', async () => {
    const before = await naming(carla)
    expect(new Set(before)).toEqual(
      new Set([
        'appointment',
        'audit',
        'consent',
        'consentLedger',
        'customer',
        'mailPointer',
        'message',
        'messageByTime',
        'phonePointer',
      ]),
    )
    await erase(carla)
    expect(await company.deps.findCustomer(company.accountId, carla)).toBeUndefined()
    expect(await company.deps.whoHasPhone('+12065550142')).toEqual([])
    await expect(erase(carla)).rejects.toThrow('not_found')
    await expect(company.appointment(carla)).rejects.toThrow()
    expect(wakes.map(({ kind }) => kind)).toEqual(['erase-part-now', 'erase-part'])
  })

  test('leaves nothing behind but who erased it; the neighbour is as before', async () => {
    const ofDario = async () => (await allRows(table)).filter((row) => JSON.stringify(row).includes(dario))
    const before = await ofDario()
    const suppressions = (await allRows(table)).filter(({ type }) => type === 'suppression')
    expect(suppressions).toHaveLength(2)
    for (const wake of wakes) await erasePart(wake, unhurried, eraser())
    expect(new Set(await naming(carla))).toEqual(new Set(['audit']))
    expect(await workOf(company.accountId)).toEqual([])
    expect(await ofDario()).toEqual(before)
    expect((await allRows(table)).filter(({ type }) => type === 'suppression')).toEqual(suppressions)
    const appointments = (await allRows(table)).filter(
      ({ type }) => type === 'appointment' || type === 'appointmentByTime',
    )
    expect(appointments).toHaveLength(2)
  })

  test('whose phone was stopped stays stopped, whoever has it next', async () => {
    const { customerId } = await company.customer({ name: 'Carla again', phone: '2065550142' })
    await expect(company.says(customerId)).rejects.toThrow('stopped_by_customer')
  })

  test('is swept again after the quiesce, for what was under way; killed anywhere it is done by the next slice', async () => {
    const { customerId } = await aReadyCustomer(company, { name: 'Erna', phone: '2065550150' })
    const rows = (await allRows(table)).filter((row) => row['customerId'] === customerId)
    wakes.length = 0
    await erase(customerId)
    const [now, later] = wakes
    if (!now || !later) throw new Error('nobody was woken')
    await erasePart(now, unhurried, eraser())
    expect(await workOf(company.accountId)).toHaveLength(1)
    // written by somebody who had read the customer before
    const late = rows.find(({ type }) => type === 'appointment')
    await table.transact([{ Put: { TableName: table.name, Item: late } }], () => undefined)
    for (let calls = 0; ; calls++) {
      let left = calls
      const dying = {
        ...eraser(),
        erasePart: (...given: Parameters<ReturnType<typeof eraser>['erasePart']>) => {
          left -= 1
          if (left < 0) throw new Error('killed')
          return eraser().erasePart(...given)
        },
      }
      const end = await erasePart(later, unhurried, dying).then(
        () => 'done',
        () => 'killed',
      )
      if (end === 'done') break
    }
    expect(new Set(await naming(customerId))).toEqual(new Set(['audit']))
    expect(await workOf(company.accountId)).toEqual([])
  })
})

describe('a worker who was removed (erasure rule 12)', () => {
  let world: World
  let owner: Principal
  let ana: Principal
  let ben: Principal
  let dan: Principal
  const start = Date.now() - 6 * 3_600_000

  beforeAll(async () => {
    world = aWorld(table)
    owner = await world.anOwner()
    ;[ana, ben] = [await world.aMember(owner, 'worker'), await world.aMember(owner, 'worker')]
    dan = await world.aMember(owner, 'worker')
    for (const worker of [ana, ben]) {
      for (const day of [2, 1, 0]) await aShift(worker, start - day * 86_400_000)
      await devicesOver(table).add(worker, worker.memberId)
    }
    await world.remove(owner, ana.memberId)
  })

  async function aShift(worker: Principal, from: number): Promise<void> {
    let now = from
    const deps = { ...storesOver(table), now: () => now, newId: world.deps.newId, report: () => undefined }
    const caller = { ...worker, noticeAcknowledgedAt: new Date(from).toISOString() }
    await clockIn(ClockInRequest.parse({}), caller, deps)
    now += 600_000
    const pings = Array.from({ length: 50 }, (_, n) => ({
      at: new Date(from + n * 10_000).toISOString(),
      lat: 47 + n / 1e4,
      lon: 8,
    }))
    await recordPings(PingsRequest.parse({ pings }), caller, deps)
    await clockOut(ClockOutRequest.parse({}), caller, deps)
  }
  const rowsOf = async ({ memberId }: Principal) => {
    const rows = await allRows(table)
    const shifts = rows.filter((row) => row['memberId'] === memberId).map((row) => String(row['shiftId']))
    return rows.filter((row) =>
      [memberId, ...shifts.filter((id) => id !== 'undefined')].some((id) => JSON.stringify(row).includes(id)),
    )
  }
  const wakes: Wake[] = []
  const erase = (memberId: string) =>
    eraseMember(memberId, owner, {
      ...world.deps,
      wakeEraser: async (wake) => void wakes.push(wake),
      wakeAfterQuiesce: async (wake) => void wakes.push(wake),
    })

  test('may be erased; one who is still there may not', async () => {
    await expect(erase(ben.memberId)).rejects.toThrow('wrong_state')
    expect(await erase(ana.memberId)).toEqual({ memberId: ana.memberId, status: 'erasing' })
  })

  test('is named by nothing new from then on, so that the quiesce covers whoever began before', async () => {
    const office = { ...owner, account: ana.account }
    const asking = { ...storesOver(table), ...trackErasureStore(table), ...world.deps, now: Date.now }
    const times = {
      startedAt: new Date(start - 9e8).toISOString(),
      endedAt: new Date(start - 9e8 + 3_600_000).toISOString(),
    }
    const shift = (memberId: string) =>
      enterShift(NewShift.parse({ memberId, reason: 'forgotten', ...times }), office, asking)
    const tracks = (memberId: string) =>
      requestTrackErasure(NewTrackErasure.parse({ memberId, before: times.startedAt }), office, asking)
    for (const write of [shift, tracks]) await expect(write(ana.memberId)).rejects.toThrow('not_found')
    await expect(tracks(ben.memberId)).resolves.toMatchObject({ memberId: ben.memberId })
    expect(await erase(ana.memberId)).toMatchObject({ status: 'erasing' }) // again: the same work
    await world.remove(owner, dan.memberId)
    await expect(shift(dan.memberId)).resolves.toMatchObject({ memberId: dan.memberId })
  })

  test('with all shifts and tracks; the others’ are as they were', async () => {
    const [before, hers] = [await rowsOf(ben), await rowsOf(ana)]
    expect(new Set(hers.map(({ type }) => type))).toEqual(
      new Set([
        'audit',
        'dayCount',
        'device',
        'devicePointer',
        'due',
        'hoursGuard',
        'member',
        'message',
        'segment',
        'shift',
        'shiftByTime',
      ]),
    )
    const [now] = wakes
    if (!now) throw new Error('nobody was woken')
    await erasePart(now, unhurried, eraser())
    const left = (await rowsOf(ana)).map(({ type }) => type)
    expect(left).toContain('segment') // until nobody can be folding it
    expect(left).not.toContain('shift')
    expect(await untilDone(owner.accountId)).toBe(2)
    const segments = hers.filter(({ type }) => type === 'segment').map(({ sk }) => sk)
    expect(segments.length).toBeGreaterThan(2)
    const rows = await allRows(table)
    expect(rows.filter(({ sk }) => segments.includes(sk))).toEqual([])
    expect(new Set(rows.filter((row) => JSON.stringify(row).includes(ana.memberId)).map(({ type }) => type))).toEqual(
      new Set(['audit']),
    )
    expect(await rowsOf(ben)).toEqual(before)
    await expect(erase(ana.memberId)).rejects.toThrow('not_found')
  })

  test('in slices as short as can be', async () => {
    await world.remove(owner, ben.memberId)
    await erase(ben.memberId)
    expect(await untilDone(owner.accountId, { hasTime: () => false })).toBeGreaterThan(5)
    const rows = await allRows(table)
    expect(new Set(rows.filter((row) => JSON.stringify(row).includes(ben.memberId)).map(({ type }) => type))).toEqual(
      new Set(['audit']),
    )
    expect(rows.filter((row) => row['type'] === 'segment' && row.pk.startsWith(owner.accountId))).toEqual([])
  })
})

describe('a part in a partition that takes longer than a slice (erasure rule 5)', () => {
  const name = 'tagged'
  const part = (company: Company, value: string) => ({
    type: 'appointment' as const,
    pk: partitionOf(company.accountId, 'appointment'),
    where: { name, value },
  })
  /** Rows of others. */
  async function fill(company: Company, count: number) {
    for (let n = 0; n < count; n += 1) {
      const Item = {
        pk: partitionOf(company.accountId, 'appointment'),
        sk: `a${n}`,
        type: 'appointment',
        [name]: 'other',
      }
      await table.transact([{ Put: { TableName: table.name, Item } }], () => undefined)
    }
  }

  test('is gone through page by page, hits or none, and goes on behind the last page', async () => {
    const company = await aCompany(table, '01JD00000000000000000LARGE')
    await fill(company, 12)
    const store = partStore(inPagesOf(3, table), erasers)
    for (const walk of [store.erasePart, store.lookAt]) {
      const places: string[] = []
      let rest = await walk(part(company, 'nobody'), () => false)
      while (rest !== undefined && rest !== 'found' && places.length < 20) {
        places.push(rest.after ?? '')
        rest = await walk(part(company, 'nobody'), () => false, rest.after)
      }
      expect(places.length).toBeGreaterThan(2)
      expect(new Set(places).size).toBe(places.length)
      expect(rest).toBeUndefined()
    }
  })

  test('keeps its place in the due row until it is through', async () => {
    const company = await aCompany(table, '01JD0000000000000000LARGE2')
    await fill(company, 12)
    const { customerId } = await aReadyCustomer(company, { name: 'Fay', phone: '2065550177' })
    const wakes: Wake[] = []
    const wake = async (each: Wake) => void wakes.push(each)
    await eraseCustomer(customerId, company.owner, {
      ...company.deps,
      now: () => company.time.now,
      wakeEraser: wake,
      wakeAfterQuiesce: wake,
    })
    const seen = new Set<string>()
    const [, later] = wakes
    if (!later) throw new Error('nobody was woken')
    for (let slices = 0; slices < 500; slices += 1) {
      const [row] = await workOf(company.accountId)
      if (!row) break
      seen.add(JSON.stringify(row['details']))
      await erasePart(later, { hasTime: () => false }, { ...eraser(), ...partStore(inPagesOf(3, table), erasers) })
    }
    expect(await workOf(company.accountId)).toEqual([])
    expect([...seen].filter((place) => place.includes('"after":"a')).length).toBeGreaterThan(2)
    expect(new Set(await naming(customerId))).toEqual(new Set(['audit']))
  })
})

test('somebody who is still there is not erased, whatever a due row says (erasure rule 12)', async () => {
  const company = await aCompany(table, '01JD0000000000000000FORGED')
  const { customerId } = await aReadyCustomer(company, { name: 'Gil', phone: '2065550188' })
  const world = aWorld(table)
  const owner = await world.anOwner()
  for (const [accountId, what, id] of [
    [company.accountId, 'customer', customerId],
    [owner.accountId, 'member-shifts', owner.memberId],
    [owner.accountId, 'member-tracks', owner.memberId],
  ] as const) {
    const before = await naming(id)
    const due = dueRow(accountId, 'erase-part', `${what}#${id}`, 0, { what, id })
    for (const kind of ['erase-part-now', 'erase-part'] as const) {
      await table.transact([putDue(table, due)], () => undefined)
      await erasePart({ ...wakeOf(due), kind }, unhurried, eraser())
    }
    expect([what, await naming(id)]).toEqual([what, before])
    expect(await workOf(accountId)).toEqual([])
  }
})

test('of an account that is leaving nothing is erased by parts', async () => {
  const company = await aCompany(table, '01JD00000000000000000LEAVE')
  const { customerId } = await aReadyCustomer(company, { phone: '2065550199' })
  const wakes: Wake[] = []
  await eraseCustomer(customerId, company.owner, {
    ...company.deps,
    now: () => company.time.now,
    wakeEraser: async (wake) => void wakes.push(wake),
    wakeAfterQuiesce: async (wake) => void wakes.push(wake),
  })
  await company.setAccount({ state: 'scheduled' })
  const before = await naming(customerId)
  for (const wake of wakes) await erasePart(wake, unhurried, eraser())
  expect(await naming(customerId)).toEqual(before)
})
