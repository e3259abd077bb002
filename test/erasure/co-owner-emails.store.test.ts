import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, describe, expect, test } from 'vitest'
import { sealForInstallation } from '../../functions/shared/crypto/installation-seal.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { erasureKey } from '../../functions/shared/keys.ts'
import { aWorld, type World } from '../accounts/world.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { withContact } from './contact.ts'
import { anErasing, type Erasing } from './erasing.ts'

let world: World
let erasing: Erasing
let owner: Principal
const day = 86_400_000
const contact = 'hello@example.test'

beforeAllOnTable((table) => {
  world = aWorld(table)
})
beforeEach(async () => {
  erasing = anErasing(world)
  owner = await withContact(world, await world.anOwner(), contact)
})

const emailOf = async ({ accountId, memberId }: Principal) =>
  (await world.deps.findMember(accountId, memberId))?.email ?? ''
const told = () => erasing.emails.splice(0).map(({ to }) => to)
const mailTo = (address: string) => erasing.emails.find(({ to }) => to === address)?.mail

describe('every owner is told of a deletion (erasure rule 10)', () => {
  test('once each: when it is asked for, when it is cancelled, when it is asked for again and at its end', async () => {
    const second = await world.aMember(owner, 'owner')
    for (const role of ['staff', 'worker'] as const) await world.aMember(owner, role)
    const invited = `${owner.sub}-invited@example.test`
    await world.invite(owner, { email: invited, name: 'Not yet', role: 'owner' })
    const everyone = [await emailOf(second), await emailOf(owner), contact]

    const first = await erasing.request(second, { graceMilliseconds: day })
    expect(told()).toEqual(everyone)
    await erasing.cancel(first.erasureId, first.statusUrl)
    expect(told()).toEqual(everyone)
    const { erasureId } = await erasing.request(await world.as(second.sub))
    expect(told()).toEqual(everyone)
    await erasing.run(erasureId)
    expect(told()).toEqual(everyone)
  })

  test('each reads why, who asked, and how to take it back', async () => {
    const second = await world.aMember(owner, 'owner')
    const { statusUrl } = await erasing.request(owner, { graceMilliseconds: day })
    const texts = Object.fromEntries(erasing.emails.map(({ to, mail }) => [to, mail.text]))
    for (const text of Object.values(texts)) {
      expect(text).toContain(statusUrl)
      expect(text).toMatch(/Nothing is deleted before .*; the deletion begins then\. Until then you can cancel/)
    }
    const coOwner = texts[await emailOf(second)]
    expect(coOwner).toMatch(/^Hello A owner,\n\n\S+, an owner of the account, has requested/)
    expect(coOwner).toContain('because you are an owner of the account')
    expect(texts[contact]).toMatch(/^Hello,\n\nAn owner has requested/)
    expect(texts[contact]).toContain('your address is the contact address of the account')
    expect(texts[await emailOf(owner)]).toContain('You have requested')
  })

  test('in the own language, else the account’s', async () => {
    const second = await world.aMember(owner, 'owner')
    await world.change(second, second.memberId, { language: 'es' })
    await erasing.request(owner, { graceMilliseconds: day })
    expect(mailTo(await emailOf(second))?.subject).toMatch(/: la cuenta se va a eliminar$/)
    expect(mailTo(await emailOf(second))?.html).toContain('<html lang="es">')
    expect(mailTo(contact)?.subject).toMatch(/: the account is to be deleted$/)
  })

  test('one whose address is the contact address gets one email, whatever its case', async () => {
    const email = await emailOf(owner)
    await erasing.request(await withContact(world, owner, email.toUpperCase()))
    expect(told()).toEqual([email])
  })

  test('also one that is not verified', async () => {
    await erasing.request(await withContact(world, owner, 'new@example.test', 'before@example.test'))
    expect(told()).toEqual([await emailOf(owner), 'new@example.test'])
  })
})

test('an owner who leaves at that moment is not told, and cannot delete', async () => {
  const [second, third] = [await world.aMember(owner, 'owner'), await world.aMember(owner, 'owner')]
  const removed = await emailOf(second)
  const { listOwners } = erasing
  let reads = 0
  const racing = async (accountId: string) => {
    const owners = await listOwners(accountId)
    reads += 1
    if (reads === 1) await world.remove(owner, second.memberId)
    return owners
  }
  await erasing.request(third, { graceMilliseconds: day, listOwners: racing })
  expect(reads).toBe(2)
  expect(told().sort()).toEqual([await emailOf(third), await emailOf(owner), contact].sort())
  expect(removed).not.toBe('')

  const other = await world.anOwner()
  const leaving = await world.aMember(other, 'owner')
  await world.remove(other, leaving.memberId)
  await expect(erasing.request(leaving)).rejects.toThrow('forbidden')
  expect((await world.as(other.sub)).account.state).toBe('active')
})

test('an erasure that an earlier release began, with one addressee, goes on', async () => {
  const { erasureId } = await erasing.request(owner, { graceMilliseconds: day, enqueueEmail: async () => undefined })
  const email = await emailOf(owner)
  const key = erasureKey(erasureId)
  const old = { to: email, name: 'Olga', company: 'Bright Windows', timeZone: 'Europe/Zurich' }
  const sealed = await sealForInstallation(world.table, key, old)
  const asOf = (state: string, more = '') =>
    world.table.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: key,
        UpdateExpression: `SET sealed = :sealed, emailState = :state${more} REMOVE deliveries`,
        ExpressionAttributeValues: { ':sealed': sealed, ':state': state },
      }),
    )
  await asOf('queued')
  await erasing.run(erasureId, 'erasure')
  expect(told()).toEqual([email])
  await asOf('sent')
  const later = { ...erasing.eraser, now: () => Date.now() + day }
  await erasing.run(erasureId, 'erasure', later)
  await erasing.run(erasureId, 'quiesce', later)
  expect(told()).toEqual([email])
  expect(await erasing.row(erasureId)).toMatchObject({ status: 'erased', deliveries: { '0': { state: 'sent' } } })
  for (const gone of ['sealed', 'emailState']) expect(await erasing.row(erasureId)).not.toHaveProperty(gone)
})
