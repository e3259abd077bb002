import { expect, vi } from 'vitest'
import { type LocalCloud, testPassword } from './local-cloud.ts'

export type Person = { readonly email: string; readonly token: string; readonly memberId: string }
export type Company = {
  readonly name: string
  readonly accountId: string
  readonly owner: Person
  readonly office: Person
  readonly worker: Person
}

/** With an owner, staff and a worker, through the API: sign-up, email invitations, first sign-in. */
export async function openCompany(cloud: LocalCloud, mark: string): Promise<Company> {
  const name = `Bright Windows ${mark}`
  const { email, token } = await cloud.signUp(`owner-${mark}@example.test`)
  const settings = { name, timeZone: 'Europe/Zurich', country: 'CH', postalAddress: 'Seestrasse 1, 8002 Zürich' }
  const made = await cloud.post<{ accountId: string }>('/v1/account', { ...settings, contactEmail: email }, token)
  expect(made).toMatchObject({ status: 201 })
  const me = await cloud.get<{ memberId: string }>('/v1/me', token)
  const owner = { email, token, memberId: me.body.memberId }
  const office = await invite(cloud, owner, 'staff', `office-${mark}@example.test`)
  const worker = await invite(cloud, owner, 'worker', `worker-${mark}@example.test`)
  await cloud.post('/v1/tracking-notice/acknowledge', undefined, worker.token)
  return { name, accountId: made.body.accountId, owner, office, worker }
}

export async function invite(cloud: LocalCloud, owner: Person, role: string, email: string): Promise<Person> {
  const member = { email, name: `The ${role}`, role }
  const made = await cloud.post<{ memberId: string }>('/v1/members', member, owner.token)
  expect(made).toMatchObject({ status: 201 })
  const password = await vi.waitFor(() => temporaryPassword(cloud, email), { timeout: 20_000, interval: 100 })
  const token = await cloud.signIn(email, password, testPassword)
  return { email, token, memberId: made.body.memberId }
}

/** Of the newest invitation. */
export async function temporaryPassword(cloud: LocalCloud, email: string): Promise<string> {
  const invitation = (await cloud.emails(email)).at(-1)
  const password = /password:\s*(\S+)/i.exec(invitation?.text ?? '')?.[1]
  if (!password) throw new Error('no invitation has arrived')
  return password
}
