import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Engine, startEngine } from '../support/engine.ts'
import { aCompany, aReadyCustomer } from './world.ts'

let engine: Engine

beforeAll(async () => {
  engine = await startEngine()
})
afterAll(() => engine.stop())

test('the office reads what was mailed, but not the link with which the customer decides', async () => {
  const company = await aCompany(await engine.table(), 'link-holder')
  const { appointmentId } = await aReadyCustomer(company)
  await company.remind(appointmentId, ['email'])
  for (const wake of company.wakes) await company.work(wake)
  const [mailed] = company.mails
  const token = /\/u\/([\w-]+)/.exec(mailed?.mail.text ?? '')?.[1] ?? ''
  expect(await company.deps.openToken(token)).toMatchObject({ accountId: 'link-holder', channel: 'email' })
  const [kept] = await company.messages()
  expect(kept?.text).toContain('Boiler check')
  expect(kept?.text).toContain('https://api.acme.example/u/…')
  expect(JSON.stringify(kept)).not.toContain(token)
})
