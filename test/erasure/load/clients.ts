import { setTimeout as wait } from 'node:timers/promises'
import type { LocalCloud } from '../../support/local-cloud.ts'
import type { LivedIn } from './seeded-account.ts'

/** Acknowledged writes by account; none may be missing afterwards. */
export type Acknowledged = { readonly pings: Map<string, Set<string>>; readonly customers: Map<string, Set<string>> }

/** Tokens by email address; they expire and are renewed. */
export type Companies = { readonly all: readonly LivedIn[]; readonly tokens: Map<string, string> }

/**
 * Eight clients that write to all accounts until they are stopped, whatever the response: phones with and without a login,
 * offices, customers. No instant of a position is used twice.
 */
export function eightClients(cloud: LocalCloud, { all, tokens }: Companies, random: () => number) {
  const acknowledged: Acknowledged = { pings: new Map(), customers: new Map() }
  const answers: Record<string, number> = {}
  let epochMs = Date.now() - 1_800_000
  let running = true
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const tokenOf = (email: string) => tokens.get(email)

  async function ping({ accountId, worker, openShiftId }: LivedIn): Promise<number> {
    epochMs += 7
    const at = new Date(epochMs).toISOString()
    const body = { pings: [{ at, lat: 47.5, lon: 8.5 }], shiftId: openShiftId }
    const answer = await cloud.post<{ accepted?: number }>('/v1/pings', body, tokenOf(worker.email))
    if (answer.status === 200 && answer.body.accepted === 1) note(acknowledged.pings, accountId, at)
    return answer.status
  }

  async function pingOfPhone({ accountId, devices }: LivedIn): Promise<number> {
    epochMs += 7
    const at = new Date(epochMs).toISOString()
    const query = `lat=47.5&lon=8.5&time=${at}&token=${one(devices)}`
    const { status } = await cloud.get(`/in/gpslogger?${query}`)
    if (status === 200) note(acknowledged.pings, accountId, at)
    return status
  }

  async function enter({ accountId, office }: LivedIn): Promise<number> {
    const person = { name: `New ${random()}`, kind: 'customer' }
    const answer = await cloud.post<{ customerId: string }>('/v1/customers', person, tokenOf(office.email))
    if (answer.status === 201) note(acknowledged.customers, accountId, answer.body.customerId)
    return answer.status
  }

  const note = (of: Map<string, Set<string>>, accountId: string, what: string) =>
    of.set(accountId, (of.get(accountId) ?? new Set()).add(what))
  const rename = async ({ customers, office }: LivedIn) =>
    (await cloud.patch(`/v1/customers/${one(customers)}`, { notes: `Note ${random()}` }, tokenOf(office.email))).status
  const list = async ({ office }: LivedIn) => (await cloud.get('/v1/customers?limit=5', tokenOf(office.email))).status
  const write = async ({ phones }: LivedIn) => {
    await cloud.inbound(one(phones), 'Is it today?')
    return 202
  }

  async function client(work: readonly ((company: LivedIn) => Promise<number>)[]): Promise<void> {
    while (running) {
      const status = await one(work)(one(all)).catch(() => 0)
      answers[status] = (answers[status] ?? 0) + 1
      await wait(status === 0 ? 200 : 50 + random() * 100)
    }
  }

  const works = [
    [ping],
    [ping],
    [pingOfPhone],
    [pingOfPhone],
    [enter],
    [rename, list],
    [enter, list],
    [write, list, list, list],
  ]
  const clients = works.map(client)
  return {
    acknowledged,
    answers,
    stop: async () => {
      running = false
      await Promise.all(clients)
    },
  }
}
