import { setTimeout as wait } from 'node:timers/promises'
import { timeOf } from '../../support/local-clock.ts'
import type { LocalCloud } from '../../support/local-cloud.ts'
import { inQueues } from '../../support/queues.ts'
import { anOffice } from '../office.ts'

/** The state when no work is left; `perPhone` counts SMS. */
export type Burst = {
  readonly perPhone: readonly number[]
  readonly statuses: Readonly<Record<string, number>>
  readonly seconds: number
  readonly queued: Readonly<Record<string, number>>
}

const concurrency = 8
/** Longer than allowed, to tell late from lost. */
const usualWaitMs = 420_000

/** Runs `count` reminders due in one minute while every fifth call fails in a way that may be retried. */
export async function burst(cloud: LocalCloud, count: number, maxWaitMs = usualWaitMs): Promise<Burst> {
  const office = await anOffice(cloud, 'burst')
  const phones = Array.from({ length: count }, (_, index) => `+4179${String(1_000_000 + index)}`)
  const startsAt = new Date((await timeOf(cloud)) + 26 * 3_600_000).toISOString()
  await inBatches(await customersWith(phones, office.token, cloud), async (customerId) => {
    const reminders = ['-PT2H']
    await office.post('/v1/appointments', {
      customerId,
      startsAt,
      durationMinutes: 60,
      kind: 'job',
      title: 'x',
      reminders,
    })
  })
  await injectFaults(cloud)
  await cloud.advance('PT24H1M')
  const begun = performance.now()
  const texts = async () => (await cloud.texts()).filter(({ to }) => phones.includes(to))
  const settled = async () => (await office.messages('status=sent&limit=200')).length
  while ((await texts()).length < count && performance.now() - begun < maxWaitMs) await wait(500)
  const seconds = (performance.now() - begun) / 1_000
  await cloud.clearFaults()
  while ((await settled()) < Math.min(count, 200) && performance.now() - begun < maxWaitMs) await wait(500)
  // a failed work message stays in its queue for minutes, though the due run has sent another
  let queued = await inQueues(cloud)
  while (Object.keys(queued).length > 0 && performance.now() - begun < maxWaitMs) {
    await wait(1_000)
    queued = await inQueues(cloud)
  }
  const all = await texts()
  const messages = await office.messages('limit=200')
  const statuses = Object.groupBy(messages, ({ status }) => status)
  return {
    perPhone: phones.map((phone) => all.filter(({ to }) => to === phone).length),
    statuses: Object.fromEntries(Object.entries(statuses).map(([status, each = []]) => [status, each.length])),
    seconds,
    queued,
  }
}

/** Imports customers with consents; at most 200, which is one page. */
async function customersWith(phones: readonly string[], token: string, cloud: LocalCloud): Promise<string[]> {
  const header = 'name,phone,consentChannels,consentKinds,consentMethod,consentStatement'
  const body = [header, ...phones.map((phone) => `Ana,${phone},sms,reminder,paper,Yes.`)].join('\n')
  const headers = { 'content-type': 'text/csv' }
  const imported = await cloud.request<{ created: number }>('POST', '/v1/customers/import', { token, body, headers })
  if (imported.body.created !== phones.length) throw new Error(`not all were imported: ${imported.text}`)
  const { body: page } = await cloud.get<{ items: { customerId: string }[] }>('/v1/customers?limit=200', token)
  return page.items.map(({ customerId }) => customerId)
}

/** 20 % in total per service. A call to a provider that hangs is left out, since it is never retried (rule 10). */
async function injectFaults(cloud: LocalCloud): Promise<void> {
  const sorts = {
    dynamodb: ['throttle', 'unavailable', 'hang', 'refused'],
    sqs: ['throttle', 'unavailable', 'hang', 'refused'],
    sns: ['throttle', 'unavailable', 'refused'],
  }
  for (const action of ['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems']) {
    await cloud.fault({ service: 'dynamodb', action, error: 'conflict', rate: 0.05 })
  }
  for (const [service, errors] of Object.entries(sorts)) {
    for (const error of errors) await cloud.fault({ service, error, rate: 0.2 / errors.length })
  }
}

async function inBatches<T>(all: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  for (let at = 0; at < all.length; at += concurrency) await Promise.all(all.slice(at, at + concurrency).map(work))
}
