import { expect, test } from 'vitest'
import { changePreferences } from '../../../functions/notifications/preferences/change-preferences.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany, type Company } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

type Stop = (company: Company, customerId: string, phone: string) => Promise<unknown>
type Variant = readonly [name: string, channel: 'sms' | 'email', providerCall: string, stop: Stop]

const variants: Variant[] = [
  ['STOP by text', 'sms', 'sendSms', (company, _customerId, from) => company.receives('STOP', { from })],
  [
    'one click',
    'email',
    'sendEmail',
    async (company, customerId) => {
      const token = await company.link(customerId, 'unsubscribe')
      return changePreferences(token, { 'List-Unsubscribe': 'One-Click' }, company.deps)
    },
  ],
]

/** Sends a planned reminder by one channel, with `stop` before step `at`; returns the steps and what was sent. */
async function plannedReminder([name, channel, , stop]: Variant, at: number) {
  const company = await aCompany(table, `${name.replaceAll(' ', '-')}-${at}`)
  const phone = `+1206555${channel === 'sms' ? 8000 + at : 9000 + at}`
  const { customerId } = await company.customer({ phone, email: `ana${at}@x.example` })
  await company.recordsConsent(customerId, { channel })
  await company.appointment(customerId)
  company.time.now = Date.parse('2026-03-03T15:00:30Z')
  const steps: string[] = []
  let isStopping = false
  company.hook.before = async (step) => {
    if (isStopping || steps.push(step) - 1 !== at) return
    isStopping = true // steps of the stop itself do not count
    await stop(company, customerId, phone)
    isStopping = false
  }
  await company.runDue()
  company.hook.before = undefined
  const gone = company.sms.filter(({ body }) => body.includes('Boiler check')).length + company.emails.length
  const state = await company.state(customerId, channel)
  return { steps, gone, state }
}

test.each(variants)(
  '%s before any step up to the call stops the reminder',
  async (...variant) => {
    const [, , providerCall] = variant
    let stepCount = 0
    for (let at = 0; at <= stepCount; at += 1) {
      const { steps, gone, state } = await plannedReminder(variant, at)
      const callStep = steps.indexOf(providerCall)
      const isHandedOver = at >= steps.length || (callStep !== -1 && callStep <= at)
      expect([at, steps[at], gone]).toEqual([at, steps[at], isHandedOver ? 1 : 0])
      if (at < steps.length) expect([at, state]).toEqual([at, 'withdrawn'])
      stepCount = Math.max(stepCount, steps.length)
    }
    expect(stepCount).toBeGreaterThan(15)
  },
  120_000,
)
