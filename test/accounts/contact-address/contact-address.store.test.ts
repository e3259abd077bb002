import { beforeEach, describe, expect, test } from 'vitest'
import { auditStore } from '../../../functions/accounts/audit/audit-store.ts'
import { readAuditTrail } from '../../../functions/accounts/audit/read-audit-trail.ts'
import { subjectStore } from '../../../functions/accounts/audit/subject-store.ts'
import { changeAccount } from '../../../functions/accounts/change-account.ts'
import { sendVerification } from '../../../functions/accounts/contact-address/send-verification.ts'
import { showContactVerification, verifyContact } from '../../../functions/accounts/contact-address/verify-contact.ts'
import type { AccountPatch } from '../../../functions/accounts/schemas.ts'
import { showAccount } from '../../../functions/accounts/show-account.ts'
import { repliesGoTo } from '../../../functions/shared/identity/account.ts'
import { findActiveAccount } from '../../../functions/shared/identity/account-store.ts'
import { makeContactToken, openContactToken } from '../../../functions/shared/identity/contact-token.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { newId } from '../../../functions/shared/ids.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aWorld, type World } from '../world.ts'

const day = 86_400_000
let now = Date.UTC(2026, 3, 1, 12)
let world: World
let owner: Principal
let address: string

beforeAllOnTable((table) => {
  world = aWorld(table, () => now)
})

beforeEach(async () => {
  const sub = newId().toLowerCase()
  owner = await world.anOwner(sub)
  address = `office-${sub}@acme.example`
  world.sent.length = 0
})

const deps = () => ({
  ...world.deps,
  openContactToken: (token: string) => openContactToken(world.table, token),
  findActiveAccount: (accountId: string) => findActiveAccount(world.table, accountId),
})
const login = () => `${owner.sub}@example.test`
const account = async () => showAccount(await (await world.as(owner.sub)).openAccount())
const change = async (patch: AccountPatch) => changeAccount(patch, await world.as(owner.sub), deps())
const link = (to = address, until = now + 7 * day) =>
  makeContactToken(world.table, { accountId: owner.accountId, address: to, until })
const open = (token: string) => showContactVerification({ token, language: undefined }, deps())
const confirm = (token: string) => verifyContact({ token, language: undefined }, deps())

describe('a contact address', () => {
  test('that is the owner’s own login needs no email, whatever its case', async () => {
    await change({ contactEmail: login().toUpperCase() })
    expect(await account()).toMatchObject({ contactEmailVerified: true, verifiedContact: login().toUpperCase() })
    expect(world.sent).toEqual([])
  })

  test('of another person takes no replies until its holder confirms it', async () => {
    await change({ contactEmail: login() })
    await change({ contactEmail: address })
    expect(await account()).toMatchObject({ contactEmail: address, contactEmailVerified: false })
    expect(repliesGoTo(await account())).toBe(login())
    expect(world.sent).toHaveLength(1)
    const token = await link()
    expect(await open(token)).toMatchObject({ status: 200 })
    expect((await account()).contactEmailVerified).toBe(false)
    expect(await confirm(token)).toMatchObject({ status: 200 })
    expect((await account()).contactEmailVerified).toBe(true)
    expect(repliesGoTo(await account())).toBe(address)
    expect(await confirm(token)).toMatchObject({ status: 200 })
    await change({ name: 'Acme Heating' })
    expect(repliesGoTo(await account())).toBe(address)
  })

  test('that is taken back needs no new confirmation', async () => {
    await change({ contactEmail: address })
    await confirm(await link())
    await change({ contactEmail: `other-${address}` })
    expect(repliesGoTo(await account())).toBe(address)
    world.sent.length = 0
    await change({ contactEmail: address })
    expect([(await account()).contactEmailVerified, world.sent]).toEqual([true, []])
  })

  test('gets one email a day, whatever the owner and others enter', async () => {
    const stranger = await world.anOwner()
    world.sent.length = 0
    await change({ contactEmail: address })
    await change({ contactEmail: login() })
    await change({ contactEmail: address })
    await changeAccount({ contactEmail: address }, stranger, deps())
    await expect(sendVerification(await world.as(owner.sub), deps())).rejects.toMatchObject({
      code: 'too_many',
      retryAfterSeconds: 86_400,
    })
    expect(world.sent).toHaveLength(1)
    now += day
    await sendVerification(await world.as(owner.sub), deps())
    expect(world.sent).toHaveLength(2)
  })

  test('is emailed for two hundred times a day at most, whatever the address', async () => {
    for (let n = 0; n < 199; n += 1) await world.deps.reserveInvitation(owner.accountId, now, 200)
    for (const n of [1, 2, 3]) await change({ contactEmail: `victim+${n}-${address}` })
    expect(world.sent).toHaveLength(1)
    expect((await account()).contactEmail).toBe(`victim+3-${address}`)
  })

  test('keeps no company from inviting that address', async () => {
    await change({ contactEmail: address })
    const other = await world.anOwner()
    await world.invite(other, { email: address, name: 'Front desk', role: 'staff' })
  })

  test('that two owners enter at once is emailed once', async () => {
    const second = await world.aMember(owner, 'owner')
    world.sent.length = 0
    const patch = { contactEmail: address }
    const both = [owner, second].map(async ({ sub }) => changeAccount(patch, await world.as(sub), deps()))
    const ended = await Promise.all(both)
    expect(ended.map(({ contactEmail }) => contactEmail)).toEqual([address, address])
    expect(world.sent).toHaveLength(1)
  })

  test('that is verified is not asked again', async () => {
    await change({ contactEmail: login() })
    await expect(sendVerification(await world.as(owner.sub), deps())).rejects.toMatchObject({ code: 'wrong_state' })
  })

  test('is in no audit entry', async () => {
    await change({ contactEmail: address })
    await confirm(await link())
    const page = { limit: 10, cursor: undefined }
    const stores = { ...auditStore(world.table), ...subjectStore(world.table) }
    const trail = await readAuditTrail(page, await world.as(owner.sub), stores)
    expect(trail.items.map(({ action }) => action)).toContain('account.contact-verified')
    expect(JSON.stringify(trail)).not.toContain(address)
  })
})

describe('a link', () => {
  test('of an address that was replaced, or older than seven days, confirms nothing', async () => {
    await change({ contactEmail: address })
    const [token, old] = [await link(`before-${address}`), await link(address, now)]
    for (const each of [token, old]) {
      expect(await open(each)).toMatchObject({ status: 410 })
      expect(await confirm(each)).toMatchObject({ status: 410 })
    }
    expect((await account()).contactEmailVerified).toBe(false)
  })

  test('that is forged is unknown', async () => {
    expect(await open('forged')).toMatchObject({ status: 404 })
    expect(await confirm(Buffer.alloc(80, 7).toString('base64url'))).toMatchObject({ status: 404 })
  })

  test('shows the page in the reader’s language, else in the company’s', async () => {
    await change({ contactEmail: address, language: 'es' })
    const token = await link()
    expect((await open(token)).body).toContain('<html lang="es">')
    const { body } = await showContactVerification({ token, language: 'en' }, deps())
    expect(body).toContain('<html lang="en">')
  })
})
