import { beforeAll, describe, expect, test } from 'vitest'
import type { SubjectRowStore } from '../../../functions/erasure/subjects/subject-row-store.ts'
import type { WorkMessage } from '../../../functions/shared/background/due.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { allRows } from '../../accounts/full-account.ts'
import { aCompany, aReadyCustomer, type Company } from '../../notifications/world.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { anErasingOfSubjects, type ErasingSubjects } from './erasing-subjects.ts'

let table: Table
let subjects: ErasingSubjects

beforeAllOnTable((given) => {
  table = given
  subjects = anErasingOfSubjects(table)
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

  test('cannot be found from the response on', async () => {
    const before = await subjects.naming(carla)
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
    sent = await subjects.askFor(carla, company)
    expect(await company.deps.findCustomer(company.accountId, carla)).toBeUndefined()
    expect(await company.deps.findCustomersByPhone('+12065550142')).toEqual([])
    await expect(subjects.askFor(carla, company)).rejects.toThrow('not_found')
    await expect(company.appointment(carla)).rejects.toThrow()
    expect(sent.map(({ kind }) => kind)).toEqual(['erase-subject-now', 'erase-subject'])
  })

  test('leaves nothing but the audit entry; the neighbour is unchanged', async () => {
    const ofDario = async () => (await allRows(table)).filter((row) => JSON.stringify(row).includes(dario))
    const before = await ofDario()
    const suppressions = (await allRows(table)).filter(({ type }) => type === 'suppression')
    expect(suppressions).toHaveLength(2)
    for (const work of sent) await subjects.run(work)
    expect(new Set(await subjects.naming(carla))).toEqual(new Set(['audit']))
    expect(await subjects.due(company.accountId)).toEqual([])
    expect(await ofDario()).toEqual(before)
    expect((await allRows(table)).filter(({ type }) => type === 'suppression')).toEqual(suppressions)
    const appointments = (await allRows(table)).filter(
      ({ type }) => type === 'appointment' || type === 'appointmentByTime',
    )
    expect(appointments).toHaveLength(2)
  })

  test('leaves the suppression of a phone number in force for its next owner', async () => {
    const { customerId } = await company.customer({ name: 'Carla again', phone: '2065550142' })
    await expect(company.recordsConsent(customerId)).rejects.toThrow('stopped_by_customer')
  })

  test('is swept again after the quiesce for late writes; a killed slice is repeated', async () => {
    const { customerId } = await aReadyCustomer(company, { name: 'Erna', phone: '2065550150' })
    const rows = (await allRows(table)).filter((row) => row['customerId'] === customerId)
    const [now, later] = await subjects.askFor(customerId, company)
    if (!now || !later) throw new Error('no message was sent')
    await subjects.run(now)
    expect(await subjects.due(company.accountId)).toHaveLength(1)
    // as a late request would write it
    const late = rows.find(({ type }) => type === 'appointment')
    await table.transact([{ Put: { TableName: table.name, Item: late } }], () => undefined)
    for (let calls = 0; ; calls += 1) {
      let left = calls
      const dying = (...given: Parameters<SubjectRowStore['eraseRowSet']>) => {
        left -= 1
        if (left < 0) throw new Error('killed')
        return subjects.store.eraseRowSet(...given)
      }
      const end = await subjects.run(later, undefined, { eraseRowSet: dying }).then(
        () => 'done',
        () => 'killed',
      )
      if (end === 'done') break
    }
    expect(new Set(await subjects.naming(customerId))).toEqual(new Set(['audit']))
    expect(await subjects.due(company.accountId)).toEqual([])
  })
})
