import { expect, test } from 'vitest'
import { changePreferences } from '../../../functions/notifications/preferences/change-preferences.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((authored) => {
  table = authored
})

type Stop = (company: Company, customerId: string, phone: string) => Promise<unknown>
type Way = readonly [name: string, channel: 'sms' | 'email', handOver: string, stop: Stop]

const ways: Way[] = [
  ['STOP by text', 'sms', 'sendText', (company, _customerId, from) => company.hears('STOP', { from })],
  [
    'one click',
    'email',
    'sendEmail',
    async (company, customerId) => {
      const of = { accountId: company.accountId, customerId, channel: 'email', kind: 'reminder' } as const
      const token = await company.deps.makeToken(of)
      return changePreferences(token, { 'List-Unsubscribe': 'One-Click' }, company.deps)
    },
  ],
]

/** A planned reminder by one channel, with `stop` landing before one step of its way; answers the steps and what went out. */
async function plannedReminder([name, channel, , stop]: Way, at: number) {
  const company = await aCompany(table, `${name.replaceAll(' ', '-')}-${at}`)
  const phone = `+1206555${channel === 'sms' ? 8000 + at : 9000 + at}`
  const { customerId } = await company.customer({ phone, email: `ana${at}@x.example` })
  await company.says(customerId, { channel })
  await company.appointment(customerId)
  company.time.now = Date.parse('2026-03-03T15:00:30Z')
  const steps: string[] = []
  let isStopping = false
  company.hook.before = async (step) => {
    if (isStopping || steps.push(step) - 1 !== at) return
    isStopping = true // its own steps do not count
    await stop(company, customerId, phone)
    isStopping = false
  }
  await company.runDue()
  company.hook.before = undefined
  const gone = company.texts.filter(({ body }) => body.includes('Boiler check')).length + company.mails.length
  const state = await company.state(customerId, channel)
  return { steps, gone, state }
}

test.each(ways)(
  '%s at every step between due and hand-over blocks it',
  async (...way) => {
    const [, , handOver] = way
    let most = 0
    for (let at = 0; at <= most; at += 1) {
      const { steps, gone, state } = await plannedReminder(way, at)
      const place = steps.indexOf(handOver)
      const isHandedOver = at >= steps.length || (place !== -1 && place <= at)
      expect([at, steps[at], gone]).toEqual([at, steps[at], isHandedOver ? 1 : 0])
      if (at < steps.length) expect([at, state]).toEqual([at, 'withdrawn'])
      most = Math.max(most, steps.length)
    }
    expect(most).toBeGreaterThan(15)
  },
  120_000,
)
