import { beforeAll, describe, expect, test } from 'vitest'
import type { SubjectRowStore } from '../../../functions/erasure/subjects/subject-row-store.ts'
import type { WorkMessage } from '../../../functions/shared/background/due.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { allRows } from '../../accounts/full-account.ts'
import { aCompany, aReadyCustomer, type Company } from '../../notifications/world.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { anErasingOfParts, type ErasingParts } from './erasing-subjects.ts'

let table: Table
let parts: ErasingParts

beforeAllOnTable((given) => {
  table = given
  parts = anErasingOfParts(table)
})

describe('a customer (erasure rule 12)', () => {
  let company: Company
  let carla: string
  let dario: string
  let sent: WorkMessage[]

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
    for (const from of ['+12065550142', '+12065550143']) await company.receives('STOP', { from })
  })

  test('is gone with the answer, for everybody who looks', async () => {
    const before = await parts.naming(carla)
    expect(new Set(before)).toEqual(
      new Set([
        'appointment',
        'audit',
        'consent',
        'consentLedger',
        'customer',
        'emailPointer',
        'message',
        'messageByTime',
        'phonePointer',
      ]),
    )
    sent = await parts.askFor(carla, company)
    expect(await company.deps.findCustomer(company.accountId, carla)).toBeUndefined()
    expect(await company.deps.findCustomersByPhone('+12065550142')).toEqual([])
    await expect(parts.askFor(carla, company)).rejects.toThrow('not_found')
    await expect(company.appointment(carla)).rejects.toThrow()
    expect(sent.map(({ kind }) => kind)).toEqual(['erase-subject-now', 'erase-subject'])
  })

  test('leaves nothing behind but who erased it; the neighbour is as before', async () => {
    const ofDario = async () => (await allRows(table)).filter((row) => JSON.stringify(row).includes(dario))
    const before = await ofDario()
    const suppressions = (await allRows(table)).filter(({ type }) => type === 'suppression')
    expect(suppressions).toHaveLength(2)
    for (const work of sent) await parts.run(work)
    expect(new Set(await parts.naming(carla))).toEqual(new Set(['audit']))
    expect(await parts.due(company.accountId)).toEqual([])
    expect(await ofDario()).toEqual(before)
    expect((await allRows(table)).filter(({ type }) => type === 'suppression')).toEqual(suppressions)
    const appointments = (await allRows(table)).filter(
      ({ type }) => type === 'appointment' || type === 'appointmentByTime',
    )
    expect(appointments).toHaveLength(2)
  })

  test('whose phone was stopped stays stopped, whoever has it next', async () => {
    const { customerId } = await company.customer({ name: 'Carla again', phone: '2065550142' })
    await expect(company.recordsConsent(customerId)).rejects.toThrow('stopped_by_customer')
  })

  test('is swept again after the quiesce, for what was under way; killed anywhere it is done by the next slice', async () => {
    const { customerId } = await aReadyCustomer(company, { name: 'Erna', phone: '2065550150' })
    const rows = (await allRows(table)).filter((row) => row['customerId'] === customerId)
    const [now, later] = await parts.askFor(customerId, company)
    if (!now || !later) throw new Error('nobody was woken')
    await parts.run(now)
    expect(await parts.due(company.accountId)).toHaveLength(1)
    // written by somebody who had read the customer before
    const late = rows.find(({ type }) => type === 'appointment')
    await table.transact([{ Put: { TableName: table.name, Item: late } }], () => undefined)
    for (let calls = 0; ; calls += 1) {
      let left = calls
      const dying = (...given: Parameters<SubjectRowStore['eraseSubject']>) => {
        left -= 1
        if (left < 0) throw new Error('killed')
        return parts.store.eraseSubject(...given)
      }
      const end = await parts.run(later, undefined, { eraseSubject: dying }).then(
        () => 'done',
        () => 'killed',
      )
      if (end === 'done') break
    }
    expect(new Set(await parts.naming(customerId))).toEqual(new Set(['audit']))
    expect(await parts.due(company.accountId)).toEqual([])
  })
})
