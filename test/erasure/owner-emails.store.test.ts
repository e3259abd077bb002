import { beforeEach, describe, expect, test } from 'vitest'
import { erasureEmailStore } from '../../functions/notifications/sending/erasure-email-store.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { aWorld, type World } from '../accounts/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { withContact } from './contact.ts'
import { anErasing, type Erasing } from './erasing.ts'
import { payloadOf } from './signer.ts'

let world: World
let erasing: Erasing
let owner: Principal
const minute = 60_000
const day = 24 * 60 * minute
const contact = 'hello@example.test'
const throttled = Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' })
const [begun, cancelled, done] = [
  'the account is to be deleted',
  'the account is kept',
  'the account is deleted',
] as const

beforeAllOnTable((table) => {
  world = aWorld(table)
})
beforeEach(async () => {
  erasing = anErasing(world)
  owner = await withContact(world, await world.anOwner(), contact)
})

const addressOf = (principal: Principal) => `${principal.sub}@example.test`
const subjectsTo = (address: string) =>
  erasing.emails.filter(({ to }) => to === address).map(({ mail }) => mail.subject.replace(/^.*: /, ''))
const bytesOf = async (erasureId: string) => JSON.stringify(await erasing.row(erasureId))
const key = (erasureId: string) => ({ pk: `erasure#${erasureId}`, sk: 'erasure' })
const states = async (erasureId: string) =>
  Object.values((await erasing.find(erasureId))?.deliveries ?? {}).map(({ state }) => state)

describe('the owner and the contact address get an email (erasure rule 10)', () => {
  test('at the start with duration and link, at the end with the receipt', async () => {
    const { erasureId, statusUrl } = await erasing.request(owner)
    expect(await bytesOf(erasureId)).not.toContain('@example.test')
    expect(await erasing.row(erasureId)).toHaveProperty('sealed')
    await erasing.run(erasureId)

    for (const address of [addressOf(owner), contact]) {
      expect([address, subjectsTo(address)]).toEqual([address, [begun, done]])
      const [first, last] = erasing.emails.filter(({ to }) => to === address)
      expect(first?.mail.text).toContain(statusUrl)
      expect(first?.mail.html).toContain(`href="${statusUrl}">`)
      expect(first?.mail.text).toMatch(/usually takes a few minutes/)
      expect(first?.mail.text).not.toMatch(/cancel/)
      expect(payloadOf(last?.mail.attachment?.content ?? '')).toMatchObject({ erasureId, remaining: 0 })
    }
    expect(await erasing.row(erasureId)).toMatchObject({ status: 'erased', email: 'done' })
    expect(await states(erasureId)).toEqual(['sent', 'sent'])
    for (const gone of ['sealed', 'timeZone', 'language']) {
      expect(await erasing.row(erasureId)).not.toHaveProperty(gone)
    }
  })

  test('about the grace period and about a cancel, after which the addresses are deleted', async () => {
    const { erasureId, statusUrl } = await erasing.request(owner, { graceMilliseconds: 3 * day })
    for (const { mail } of erasing.emails)
      expect(mail.text).toMatch(/Nothing is deleted before \w+, \w+ \d+, \d+:\d\d [AP]M/)
    await erasing.cancel(erasureId, statusUrl)
    await erasing.cancel(erasureId, statusUrl)
    for (const address of [addressOf(owner), contact]) expect(subjectsTo(address)).toEqual([begun, cancelled])
    for (const gone of ['sealed', 'dueAt']) expect(await erasing.row(erasureId)).not.toHaveProperty(gone)
  })

  test('once each, with concurrent messages to the sender', async () => {
    const { erasureId } = await erasing.request(owner)
    await Promise.all(
      Array.from({ length: 5 }, () => erasing.eraser.enqueueEmail({ ...key(erasureId), kind: 'erasure-email' })),
    )
    expect(erasing.emails).toHaveLength(2)
  })
})

describe('an email that cannot be sent', () => {
  const refuse = () => {
    throw throttled
  }

  const paused = Object.assign(new Error(), { name: 'SendingPausedException', $metadata: { httpStatusCode: 400 } })

  test.each([
    ['throttles', throttled],
    ['refuses the whole installation', paused],
  ])(
    'at the start, since the provider %s, is retried by the erasure’s slices, also in the grace period',
    async (_, error) => {
      erasing.provider.behaviour = () => {
        throw error
      }
      const { erasureId, cancelUntil } = await erasing.request(owner, { graceMilliseconds: 3 * day })
      const dueAt = async () => Number((await erasing.row(erasureId))['dueAt'])
      expect(await dueAt()).toBeLessThan(Date.now() + 2 * minute)
      await erasing.run(erasureId, 'erasure')
      expect(erasing.emails).toEqual([])
      erasing.provider.behaviour = undefined
      await erasing.run(erasureId, 'erasure')
      expect(erasing.emails).toHaveLength(2)
      await erasing.run(erasureId, 'erasure')
      expect(await dueAt()).toBe(Date.parse(cancelUntil ?? ''))
      expect(erasing.emails).toHaveLength(2)
    },
  )

  test('to one addressee does not keep it from the others, who get it once', async () => {
    erasing.provider.behaviour = (to) => {
      if (to === addressOf(owner)) refuse()
    }
    const { erasureId } = await erasing.request(owner, { graceMilliseconds: 3 * day })
    await erasing.run(erasureId, 'erasure')
    expect(erasing.emails.map(({ to }) => to)).toEqual([contact])
    expect(await states(erasureId)).toEqual(['queued', 'sent'])
    erasing.provider.behaviour = undefined
    await erasing.run(erasureId, 'erasure')
    expect(erasing.emails.map(({ to }) => to)).toEqual([contact, addressOf(owner)])
  })

  test('at the end delays the status erased', async () => {
    const { erasureId } = await erasing.request(owner)
    erasing.provider.behaviour = refuse
    await erasing.run(erasureId)
    await erasing.run(erasureId, 'erasure')
    expect(await erasing.row(erasureId)).toMatchObject({ status: 'verifying', email: 'done', kind: 'erasure' })
    expect(await states(erasureId)).toEqual(['queued', 'queued'])
    const { receipt } = await erasing.row(erasureId)
    erasing.provider.behaviour = undefined
    await erasing.run(erasureId, 'erasure')
    expect(await erasing.row(erasureId)).toMatchObject({ status: 'erased', receipt })
    expect(subjectsTo(addressOf(owner))).toEqual([begun, done])
  })

  test('with an unknown outcome is not sent twice, and the erasure ends', async () => {
    const { erasureId } = await erasing.request(owner)
    erasing.provider.behaviour = () => {
      throw new Error('the connection broke')
    }
    await erasing.run(erasureId)
    expect((await erasing.find(erasureId))?.status).toBe('erased')
    expect(await states(erasureId)).toEqual(['unknown', 'unknown'])
    expect(await erasing.row(erasureId)).not.toHaveProperty('sealed')
  })

  test('for a day is dropped, with all addresses, also of those who got it', async () => {
    const { erasureId } = await erasing.request(owner)
    erasing.provider.behaviour = (to) => {
      if (to === contact) refuse()
    }
    await erasing.run(erasureId)
    expect(await states(erasureId)).toEqual(['sent', 'queued'])
    await erasing.run(erasureId, 'erasure', { ...erasing.eraser, now: () => Date.now() + day + minute })
    expect((await erasing.find(erasureId))?.status).toBe('erased')
    expect(await erasing.row(erasureId)).not.toHaveProperty('sealed')
    const store = erasureEmailStore(world.table)
    const late = { erasureId, email: 'done', index: '1' } as const
    expect(await store.claimErasureEmail(late, 'claim', Date.now())).toBe(false)
  })

  test('because its sender died between two addressees is not sent again to the one, and sent to the other', async () => {
    const { erasureId } = await erasing.request(owner)
    await erasing.run(erasureId, 'quiesce', { ...erasing.eraser, enqueueEmail: async () => undefined })
    const store = erasureEmailStore(world.table)
    const first = { erasureId, email: 'done', index: '0' } as const
    expect(await store.claimErasureEmail(first, 'claim', Date.now())).toBe(true)
    await erasing.run(erasureId, 'erasure')
    expect(await states(erasureId)).toEqual(['sending', 'sent'])
    expect((await erasing.find(erasureId))?.status).toBe('verifying')
    erasing.time.ahead = 2 * minute
    await erasing.run(erasureId, 'erasure')
    expect((await erasing.find(erasureId))?.status).toBe('erased')
    expect(await states(erasureId)).toEqual(['unknown', 'sent'])
    expect(subjectsTo(addressOf(owner))).toEqual([begun])
    expect(subjectsTo(contact)).toEqual([begun, done])
  })

  test('about a cancel, whose message was lost, is sent by the due row; a day late the addresses go without', async () => {
    const { erasureId, statusUrl } = await erasing.request(owner, { graceMilliseconds: 3 * day })
    await erasing.cancel(erasureId, statusUrl, { enqueueEmail: async () => undefined })
    expect(await states(erasureId)).toEqual(['queued', 'queued'])
    expect(await erasing.row(erasureId)).toMatchObject({ kind: 'erasure', sealed: expect.anything() })
    await erasing.run(erasureId, 'erasure')
    expect(subjectsTo(contact)).toEqual([begun, cancelled])
    for (const gone of ['sealed', 'dueAt']) expect(await erasing.row(erasureId)).not.toHaveProperty(gone)

    const again = await erasing.request(await world.as(owner.sub), { graceMilliseconds: 3 * day })
    erasing.provider.behaviour = refuse
    await erasing.cancel(again.erasureId, again.statusUrl)
    await erasing.run(again.erasureId, 'erasure')
    expect(await erasing.row(again.erasureId)).toHaveProperty('sealed')
    await erasing.run(again.erasureId, 'erasure', { ...erasing.eraser, now: () => Date.now() + day + minute })
    for (const gone of ['sealed', 'dueAt']) expect(await erasing.row(again.erasureId)).not.toHaveProperty(gone)
  })

  test('for want of time is left to the next run', async () => {
    erasing.time.remaining = 2_500
    const { erasureId } = await erasing.request(owner, { graceMilliseconds: 3 * day })
    expect(erasing.emails).toEqual([])
    erasing.time.remaining = 20_000
    await erasing.run(erasureId, 'erasure')
    expect(erasing.emails).toHaveLength(2)
  })
})
