import { eventually, type Person, request, signIn, signUp } from '../client.ts'
import type { Cloud } from '../cloud.ts'
import { act, done } from '../terminal.ts'

export type Company = {
  readonly name: string
  readonly accountId: string
  readonly owner: Person
  readonly office: Person
  readonly worker: Person
  readonly workerId: string
}
type Mails = { items?: unknown } & readonly { text: string }[]

/** An owner opens an account and invites two people, who sign in with what their invitation says. */
export async function openCompany(cloud: Cloud, mark: string): Promise<Company> {
  act('Morning: a company of three')
  const name = `Bright Windows ${mark}`
  const owner = await signUp(cloud, 'Olga', `olga-${mark}@example.test`)
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
  return { name, accountId, owner, office: office.person, worker: worker.person, workerId: worker.memberId }
}

async function invite(cloud: Cloud, owner: Person, name: string, role: string, email: string) {
  const { memberId } = await owner.must<{ memberId: string }>('POST', '/v1/members', { name, role, email })
  const mail = await eventually(`${name}'s invitation`, async () => {
    const { body } = await request<Mails>(cloud, 'GET', `/_local/emails?to=${encodeURIComponent(email)}`)
    return body.at(-1)
  })
  const person = await signIn(cloud, name, email, passwordIn(mail.text))
  done(`${name} is invited by mail and signs in`, role)
  return { person, memberId }
}

/** The temporary password stands alone behind a colon in the invitation. */
function passwordIn(text: string): string {
  const password = /password:\s*(\S+)/i.exec(text)?.[1]
  if (!password) throw new Error('the invitation holds no password')
  return password
}
