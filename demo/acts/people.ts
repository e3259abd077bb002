import { AdminDeleteUserCommand } from '@aws-sdk/client-cognito-identity-provider'
import type { Cleanup } from '../cleanup.ts'
import { cognitoOf, eventually, type Person, request, signIn, signUp } from '../client.ts'
import type { Cloud } from '../cloud.ts'
import { act, done } from '../terminal.ts'

export type Company = {
  readonly name: string
  readonly accountId: string
  readonly owner: Person
  readonly office: Person
  readonly worker: Person
}
type Emails = { items?: unknown } & readonly { text: string }[]

export async function openCompany(cloud: Cloud, mark: string, cleanup: Cleanup): Promise<Company> {
  act('Morning: a company of three')
  const name = `Bright Windows ${mark}`
  const owner = await signUp(cloud, 'Olga', `olga-${mark}@example.test`)
  if (!cloud.isOwn) cleanup.add(() => abandon(cloud, owner, name))
  const settings = {
    name,
    timeZone: 'Europe/Zurich',
    country: 'CH',
    postalAddress: 'Seestrasse 1, 8002 Zürich',
    contactEmail: `hello-${mark}@example.test`,
  }
  const { accountId } = await owner.must<{ accountId: string }>('POST', '/v1/account', settings)
  done('Olga opens an account for her company', name)
  const office = await invite(cloud, owner, 'Otto', 'staff', `otto-${mark}@example.test`)
  const worker = await invite(cloud, owner, 'Ana', 'worker', `ana-${mark}@example.test`)
  return { name, accountId, owner, office, worker }
}

async function invite(cloud: Cloud, owner: Person, name: string, role: string, email: string): Promise<Person> {
  await owner.must('POST', '/v1/members', { name, role, email })
  const invitation = await eventually(`${name}’s invitation`, async () => {
    const { body } = await request<Emails>(cloud, 'GET', `/_local/emails?to=${encodeURIComponent(email)}`)
    return body.at(-1)
  })
  const person = await signIn(cloud, name, email, passwordIn(invitation.text))
  done(`${name} is invited by email and signs in`, role)
  return person
}

/** The password follows a colon. */
function passwordIn(text: string): string {
  const password = /password:\s*(\S+)/i.exec(text)?.[1]
  if (!password) throw new Error('the invitation holds no password')
  return password
}

/** Deletes what a demo that ended early left in a local cloud that goes on. */
async function abandon(cloud: Cloud, owner: Person, name: string): Promise<void> {
  const { status } = await owner.call('DELETE', '/v1/account', { confirm: name })
  if (status < 300) return console.log('The demo ends early: the local cloud deletes its account.')
  const user = { UserPoolId: cloud.outputs['userPoolId'], Username: owner.email }
  await cognitoOf(cloud)
    .send(new AdminDeleteUserCommand(user))
    .catch(() => {})
}
