import { expect, vi } from 'vitest'
import { newId } from '../../functions/shared/ids.ts'
import type { Company } from '../support/company.ts'
import type { HttpResponse } from '../support/http.ts'
import type { LocalCloud } from '../support/local-cloud.ts'
import type { Dice } from './dice.ts'

const channels = ['sms', 'email'] as const
const kinds = ['reminder', 'confirmation', 'on-my-way', 'proposal', 'invoice', 'marketing'] as const
const authored = ['confirmation', 'proposal', 'invoice', 'marketing'] as const
const methods = ['web-form', 'paper', 'verbal', 'sms', 'email', 'import'] as const
/** In every message that the office can cause. */
const words = 'Words-of-the-office'

/**
 * Offices that do whatever the API lets them do to write to two people who stopped: one by STOP and by the page behind an email, one
 * by a complaint. `other` is a second company on the same number, which may ask them anew.
 */
export async function hostileConsent(cloud: LocalCloud, company: Company, other: Company, dice: Dice) {
  const mark = newId().toLowerCase()
  const people = ['stopper', 'complainer'].map((name) => ({
    name,
    phone: `+4179${dice.between(1_000_000, 9_999_999)}`,
    email: `${name}-${mark}@example.test`,
  }))
  const [stopper, complainer] = people as [(typeof people)[number], (typeof people)[number]]
  const own = { phone: '+41791230000', email: `office-mailbox-${mark}@example.test` }
  const soon = <T>(look: () => Promise<T>) => vi.waitFor(look, { timeout: 30_000, interval: 200 })
  const now = async () => Date.parse((await cloud.get<{ now: string }>('/_local/time')).body.now)
  const at = (office: Company) => dice.pick([office.owner, office.office]).token
  const links = new Set<string>()

  const form = (path: string, fields: Record<string, string>) =>
    cloud.request('POST', path, {
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  const pathsIn = (text: string, page: 'u' | 'c') => text.match(new RegExp(`/${page}/[\\w-]+`, 'g')) ?? []

  async function newCustomer(office: Company, fields: object): Promise<string> {
    const made = await cloud.post<{ customerId: string }>(
      '/v1/customers',
      { name: words, kind: 'customer', ...fields },
      at(office),
    )
    return made.body.customerId ?? ''
  }
  const grant = (office: Company, customerId: string, channel: string, granted: readonly string[], method: string) => {
    const consent = {
      channel,
      kinds: granted,
      method,
      decision: 'granted',
      statement: 'Yes, write to me.',
      evidence: 'form 7',
    }
    return cloud.post(`/v1/customers/${customerId}/consents`, consent, at(office))
  }
  const write = (office: Company, customerId: string, kind: string, written: readonly string[]) =>
    cloud.post(
      `/v1/customers/${customerId}/messages`,
      { kind, channels: written, subject: words, text: `${words} ${newId()}` },
      at(office),
    )
  async function appointment(office: Company, customerId: string, minutes: number) {
    const startsAt = new Date((await now()) + minutes * 60_000).toISOString()
    const job = {
      customerId,
      startsAt,
      durationMinutes: 60,
      kind: 'job',
      title: words,
      memberId: office.worker.memberId,
    }
    return cloud.post<{ appointmentId: string }>('/v1/appointments', job, at(office))
  }
  async function mailTo(address: string) {
    const mail = await soon(async () => {
      const newest = (await cloud.emails(address)).at(-1)
      if (!newest) throw new Error('no email yet')
      return newest
    })
    for (const path of pathsIn(`${mail.text} ${JSON.stringify(mail.headers)}`, 'u')) links.add(path)
    return mail
  }

  // written messages wait for the morning
  while (new Date(await now()).getUTCHours() !== 10) await cloud.advance('PT1H')
  // both have agreed once, and got an email and a text
  const customers: { id: string; office: Company }[] = []
  for (const { phone, email } of people) {
    const id = await newCustomer(company, { phone, email })
    for (const channel of channels) expect((await grant(company, id, channel, kinds, 'paper')).status).toBe(201)
    expect((await write(company, id, 'invoice', channels)).status).toBe(202)
    customers.push({ id, office: company })
    await soon(async () => expect(await cloud.texts(phone)).not.toEqual([]))
  }
  const [page] = pathsIn((await mailTo(stopper.email)).text ?? '', 'u')
  const complained = await mailTo(complainer.email)
  await cloud.inbound(stopper.phone, 'STOP')
  // the second confirms the stop; a stop of what the page has stopped already needs no confirmation
  await soon(async () => expect(await cloud.texts(stopper.phone)).toHaveLength(2))
  expect((await form(page ?? '', { action: 'stop' })).status).toBe(303)
  await cloud.post('/_local/email-events', { messageId: complained.messageId, type: 'Complaint' })
  await soon(async () => {
    for (const [index, channel] of [
      [0, 'sms'],
      [0, 'email'],
      [1, 'email'],
    ] as const) {
      const path = `/v1/customers/${customers[index]?.id}/consents`
      const { current } = (
        await cloud.get<{ current: { channel: string; state: string }[] }>(path, company.owner.token)
      ).body
      expect(current.filter((each) => each.channel === channel).every(({ state }) => state === 'withdrawn')).toBe(true)
    }
  })
  // the office holds a link to the page of its own mailbox
  const decoy = await newCustomer(company, own)
  customers.push({ id: decoy, office: company })
  await grant(company, decoy, 'email', kinds, 'paper')
  await write(company, decoy, 'invoice', ['email'])
  await mailTo(own.email)

  const written = {
    texts: (await cloud.texts(stopper.phone)).length,
    emails: new Map(
      await Promise.all(people.map(async ({ email }) => [email, (await cloud.emails(email)).length] as const)),
    ),
  }
  const startedAt = await now()
  const anyCustomer = () => dice.pick(customers)
  const somebody = () => dice.pick([...people, own])

  async function answerPage(path: string, action: string) {
    const shown = /name="shown" value="([^"]*)"/.exec((await cloud.get(path)).text)?.[1] ?? ''
    const fields = channels.flatMap((channel) => kinds.map((kind) => `${channel}.${kind}`))
    const ticked = Object.fromEntries(fields.map((field) => [field, 'on']))
    return form(path, { action, shown: `${shown} ${fields.join(' ')}`, ...ticked })
  }

  const actions: Record<string, () => Promise<HttpResponse | undefined>> = {
    grant: async () => {
      const { id, office } = anyCustomer()
      return grant(office, id, dice.pick(channels), dice.isOneIn(2) ? kinds : [dice.pick(kinds)], dice.pick(methods))
    },
    write: async () => {
      const { id, office } = anyCustomer()
      return write(office, id, dice.pick(authored), channels)
    },
    remind: async () => {
      const { id, office } = anyCustomer()
      const made = await appointment(office, id, dice.between(30, 3_000))
      if (made.status !== 201) return made
      const path = `/v1/appointments/${made.body.appointmentId}`
      await cloud.post(`${path}/on-my-way`, { etaMinutes: 20 }, at(office))
      if (dice.isOneIn(2))
        await cloud.patch(path, { startsAt: new Date((await now()) + 7_200_000).toISOString() }, at(office))
      return cloud.post(`${path}/reminders`, { channels }, at(office))
    },
    changeAddress: async () => {
      const { id, office } = anyCustomer()
      const { phone, email } = somebody()
      return cloud.patch(`/v1/customers/${id}`, dice.pick([{ phone }, { email }, { phone, email }]), at(office))
    },
    addCustomer: async () => {
      const office = dice.pick([company, other])
      const { phone, email } = somebody()
      const id = await newCustomer(office, {
        phone: dice.isOneIn(2) ? phone.replace('+41', '0') : phone,
        email: email.toUpperCase(),
      })
      if (id !== '') customers.push({ id, office })
      return undefined
    },
    removeCustomer: async () => {
      const { id, office } = anyCustomer()
      if (customers.length <= 4) return undefined
      customers.splice(
        customers.findIndex((each) => each.id === id),
        1,
      )
      return cloud.delete(`/v1/customers/${id}`, undefined, at(office))
    },
    importFile: async () => {
      const office = dice.pick([company, other])
      const { phone, email } = somebody()
      const body = `name,kind,phone,email,consentChannels,consentKinds,consentMethod,consentStatement,consentEvidence
${words},customer,${phone},${email},sms;email,${kinds.join(';')},${dice.pick(methods)},Yes.,form 7`
      return cloud.request('POST', '/v1/customers/import', {
        body,
        headers: { 'content-type': 'text/csv' },
        token: at(office),
      })
    },
    fillInConsentRequest: async () => {
      const { id, office } = anyCustomer()
      const asked = await cloud.post<{ url?: string }>(
        `/v1/customers/${id}/consent-requests`,
        { channels, kinds },
        at(office),
      )
      return asked.body.url ? answerPage(new URL(asked.body.url).pathname, 'agree') : asked
    },
    useLink: async () => answerPage(dice.pick([...links]), dice.pick(['save', 'save', 'link'])),
    readOwnMail: async () => {
      await mailTo(own.email)
      return undefined
    },
    changeSettings: async () => {
      const messaging = { reminderOffsets: [dice.pick(['-PT30M', '-PT2H', '-P1D'])], monthlyCap: 100_000 }
      return cloud.patch('/v1/account', { settings: { messaging } }, dice.pick([company, other]).owner.token)
    },
  }

  async function act(): Promise<void> {
    const often = [actions['grant'], actions['write'], actions['useLink'], actions['fillInConsentRequest']]
    const action = dice.isOneIn(3) ? dice.pick(often) : dice.pick(Object.values(actions))
    const response = await action?.()
    if (response) expect(response.status, response.text).toBeLessThan(500)
  }

  /** Both offices try every customer, then the clock moves far enough for what was deferred. */
  async function check(): Promise<void> {
    for (const { id, office } of customers) await write(office, id, dice.pick(authored), channels)
    await cloud.advance('PT13H')
    // the carrier named the message that STOP answered, so it holds for that company
    const texts = (await cloud.texts(stopper.phone)).slice(written.texts)
    expect(
      texts.filter(({ body }) => body.includes(company.name)),
      'texts after STOP',
    ).toEqual([])
    const days = Math.ceil(((await now()) - startedAt) / 86_400_000) + 1
    for (const { email } of people) {
      const later = (await cloud.emails(email)).slice(written.emails.get(email) ?? 0)
      const fromCompany = later.filter(
        ({ from, text }) => from.includes(company.name) || `${text}`.includes(company.name),
      )
      const ofOffice = fromCompany.filter(({ subject, text }) => `${subject} ${text}`.includes(`${words} `))
      expect(
        ofOffice.map(({ subject }) => subject),
        `emails to one who stopped them`,
      ).toEqual([])
      expect(fromCompany.length, 'links that the page sent').toBeLessThanOrEqual(days)
    }
  }

  return { act, check }
}
