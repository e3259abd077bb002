import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud

beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

const forged = 'A'.repeat(120)

test('before the first account, what strangers open is answered as later', async () => {
  for (const path of ['/u', '/c', '/invitation', '/contact-address', '/calendar']) {
    const { status } = await cloud.get(`${path}/${forged}`)
    expect([path, status]).toEqual([path, 404])
  }
  expect(await cloud.get(`/v1/erasures/01JEXAMPLE?token=${forged}`)).toMatchObject({ status: 404 })
  const form = new URLSearchParams({ step: 'sign-in', email: 'no.one@example.test', password: 'Wrong-password-1' })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const signIn = await cloud.request('POST', '/account-deletion', { body: form.toString(), headers })
  expect(signIn.status).toBe(401)
})

test('the first account may have a contact address of another person', async () => {
  const { token } = await cloud.signUp('first@example.test')
  const company = { name: 'First', timeZone: 'Europe/Zurich', country: 'CH', postalAddress: 'Seestrasse 1' }
  const contactEmail = 'front-desk@example.test'
  expect(await cloud.post('/v1/account', { ...company, contactEmail }, token)).toMatchObject({
    status: 201,
    body: { contactEmail, contactEmailVerified: false },
  })
})
