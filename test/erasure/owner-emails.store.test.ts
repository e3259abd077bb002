import { beforeEach, describe, expect, test } from 'vitest'
import { erasureEmailStore } from '../../functions/notifications/sending/erasure-email-store.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { aWorld, type World } from '../accounts/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { anErasing, type Erasing } from './erasing.ts'
import { payloadOf } from './signer.ts'

let world: World
let erasing: Erasing
let owner: Principal
const minute = 60_000
const day = 24 * 60 * minute
const throttled = Object.assign(new Error('slow down'), { name: 'TooManyRequestsException' })

beforeAllOnTable((table) => {
  world = aWorld(table)
})
beforeEach(async () => {
  erasing = anErasing(world)
  owner = await world.anOwner()
})

const subjects = () => erasing.emails.map(({ mail }) => mail.subject.replace(/^.*: /, ''))
const bytesOf = async (erasureId: string) => JSON.stringify(await erasing.row(erasureId))

describe('the owner gets an email (erasure rule 10)', () => {
  test('at the start with duration and link, at the end with the receipt', async () => {
    const { erasureId, statusUrl } = await erasing.request(owner)
    expect(await bytesOf(erasureId)).not.toContain('@example.test')
    expect(await erasing.row(erasureId)).toHaveProperty('sealed')
    await erasing.run(erasureId)

    expect(subjects()).toEqual(['the account is to be deleted', 'the account is deleted'])
    const [begun, done] = erasing.emails
    expect(new Set(erasing.emails.map(({ to }) => to))).toEqual(new Set([`${owner.sub}@example.test`]))
    expect(begun?.mail.text).toContain(statusUrl)
    expect(begun?.mail.text).toMatch(/usually takes a few minutes/)
    expect(begun?.mail.text).not.toMatch(/cancel/)
    expect(payloadOf(done?.mail.attachment?.content ?? '')).toMatchObject({ erasureId, remaining: 0 })
    expect(await erasing.row(erasureId)).toMatchObject({ status: 'erased', email: 'done', emailState: 'sent' })
    expect(await erasing.row(erasureId)).not.toHaveProperty('sealed')
  })

  test('about the grace period and about a cancel, after which the address is deleted', async () => {
    const { erasureId, statusUrl } = await erasing.request(owner, { graceMilliseconds: 3 * day })
    expect(erasing.emails[0]?.mail.text).toMatch(/Nothing is deleted before \w+, \w+ \d+, \d+:\d\d [AP]M/)
    await erasing.cancel(erasureId, statusUrl)
    await erasing.cancel(erasureId, statusUrl)
    expect(subjects()).toEqual(['the account is to be deleted', 'the account is kept'])
    expect(await erasing.row(erasureId)).not.toHaveProperty('sealed')
  })

  test('once, with concurrent messages to the sender', async () => {
    const { erasureId } = await erasing.request(owner)
    await Promise.all(
      Array.from({ length: 5 }, () => erasing.eraser.enqueueEmail({ ...key(erasureId), kind: 'erasure-email' })),
    )
    expect(erasing.emails).toHaveLength(1)
  })
})

const key = (erasureId: string) => ({ pk: `erasure#${erasureId}`, sk: 'erasure' })

describe('an email that cannot be sent', () => {
  test('at the start is retried by the erasure’s slices, also in the grace period', async () => {
    erasing.provider.behaviour = () => {
      throw throttled
    }
    const { erasureId, cancelUntil } = await erasing.request(owner, { graceMilliseconds: 3 * day })
    const dueAt = async () => Number((await erasing.row(erasureId))['dueAt'])
    expect(await dueAt()).toBeLessThan(Date.now() + 2 * minute)
    await erasing.run(erasureId, 'erasure')
    expect(erasing.emails).toEqual([])
    erasing.provider.behaviour = undefined
    await erasing.run(erasureId, 'erasure')
    expect(erasing.emails).toHaveLength(1)
    await erasing.run(erasureId, 'erasure')
    expect(await dueAt()).toBe(Date.parse(cancelUntil ?? ''))
    expect(erasing.emails).toHaveLength(1)
  })

  test('at the end delays the status erased', async () => {
    const { erasureId } = await erasing.request(owner)
    erasing.provider.behaviour = () => {
      throw throttled
    }
    await erasing.run(erasureId)
    await erasing.run(erasureId, 'erasure')
    expect(await erasing.row(erasureId)).toMatchObject({
      status: 'verifying',
      email: 'done',
      emailState: 'queued',
      kind: 'erasure',
    })
    const { receipt } = await erasing.row(erasureId)
    erasing.provider.behaviour = undefined
    await erasing.run(erasureId, 'erasure')
    expect(await erasing.row(erasureId)).toMatchObject({ status: 'erased', receipt })
    expect(subjects()).toEqual(['the account is to be deleted', 'the account is deleted'])
  })

  test('with an unknown outcome is not sent twice, and the erasure ends', async () => {
    const { erasureId } = await erasing.request(owner)
    erasing.provider.behaviour = () => {
      throw new Error('the connection broke')
    }
    await erasing.run(erasureId)
    expect(await erasing.row(erasureId)).toMatchObject({ status: 'erased', emailState: 'unknown' })
    expect(await erasing.row(erasureId)).not.toHaveProperty('sealed')
  })

  test('for a day is dropped, with the address', async () => {
    const { erasureId } = await erasing.request(owner)
    erasing.provider.behaviour = () => {
      throw throttled
    }
    await erasing.run(erasureId)
    await erasing.run(erasureId, 'erasure', { ...erasing.eraser, now: () => Date.now() + day + minute })
    expect((await erasing.find(erasureId))?.status).toBe('erased')
    expect(await erasing.row(erasureId)).not.toHaveProperty('sealed')
  })

  test('because its sender died is not sent again', async () => {
    const { erasureId } = await erasing.request(owner)
    const dying = { ...erasing.eraser, enqueueEmail: async () => undefined }
    await erasing.run(erasureId, 'quiesce', dying)
    const store = erasureEmailStore(world.table)
    expect(await store.claimErasureEmail({ erasureId, email: 'done' }, 'claim', Date.now())).toBe(true)
    await erasing.run(erasureId, 'erasure')
    expect((await erasing.find(erasureId))?.status).toBe('verifying')
    erasing.time.ahead = 2 * minute
    await erasing.run(erasureId, 'erasure')
    expect(await erasing.row(erasureId)).toMatchObject({ status: 'erased', emailState: 'unknown' })
    expect(erasing.emails).toHaveLength(1)
  })
})
