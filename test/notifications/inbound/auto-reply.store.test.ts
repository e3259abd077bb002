import { describe, expect, test } from 'vitest'
import { answerText } from '../../../functions/notifications/domain/auto-reply-texts.ts'
import { classify } from '../../../functions/notifications/domain/classify-text.ts'
import { sizeOf } from '../../../functions/notifications/domain/sms-segments.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, aReadyCustomer } from '../world.ts'

let table: Table

beforeAllOnTable((authored) => {
  table = authored
})

const asked = ['stop', 'start', 'help'] as const
const languages = ['en', 'es'] as const

/** What somebody is answered who writes these, one after the other. */
async function answersTo(mark: string, said: readonly string[], fields: { language?: 'en' | 'es'; phone: string }) {
  const company = await aCompany(table, mark)
  await aReadyCustomer(company, fields)
  for (const body of said) {
    await company.hears(body, { from: fields.phone })
    await company.runDue()
  }
  return company.texts.map(({ body }) => body)
}

describe('answers (rule 4)', () => {
  const conversation = ['STOP', 'START', 'HELP']

  test('are in the customer’s own language', async () => {
    const phone = '+12065554001'
    expect(await answersTo('spanish-answers', conversation, { language: 'es', phone })).toEqual(
      asked.map((to) => answerText(to, 'Acme Heating', 'office@acme.example', 'es')),
    )
    expect(await answersTo('english-answers', conversation, { language: 'en', phone: '+525512345678' })).toEqual(
      asked.map((to) => answerText(to, 'Acme Heating', 'office@acme.example', 'en')),
    )
  })

  test('are in that of the phone’s country when nobody has told', async () => {
    const [stop] = await answersTo('mexican-answers', ['alto'], { phone: '+525512345679' })
    expect(stop).toMatch(/^Acme Heating: Baja confirmada/)
  })

  test('of a customer who is gone meanwhile still go', async () => {
    const company = await aCompany(table, 'gone-answers')
    const { customerId } = await aReadyCustomer(company, { phone: '+525512345680' })
    await company.hears('STOP', { from: '+525512345680' })
    const note = {
      at: '2026-03-02T15:00:00.000Z',
      by: 'me',
      action: 'customer.erased',
      subject: customerId,
      details: {},
    }
    const customer = (await company.deps.findCustomer('gone-answers', customerId)) ?? expect.unreachable()
    const due = { pk: 'gone-answers#due', sk: 'erase-subject#x', type: 'due' } as const
    expect(await company.deps.removeCustomer('gone-answers', customer, note, due)).toBe(true)
    for (const work of company.sent) await company.work(work)
    expect(company.texts).toMatchObject([{ body: expect.stringContaining('Baja confirmada') }])
  })

  test.each(languages.flatMap((language) => asked.map((to) => [to, language] as const)))(
    '%s in %s: one segment, and no command but those that work',
    (to, language) => {
      const text = answerText(to, 'Acme Heating', 'office@acme.example', language)
      expect(sizeOf(text)).toEqual({ encoding: 'GSM-7', segments: 1 })
      const commands = text.match(/\b[A-Z]{4,}\b/g) ?? []
      expect(commands.length).toBeGreaterThan(0)
      for (const command of commands) expect(asked).toContain(classify(command))
    },
  )
})
