import { describe, expect, test } from 'vitest'
import { createAccount } from '../../functions/accounts/create-account.ts'
import { showMe } from '../../functions/accounts/members/show-me.ts'
import { OpenAccount } from '../../functions/accounts/schemas.ts'
import { newId } from '../../functions/shared/ids.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'
import { aWorld, type World } from './world.ts'

let world: World
beforeAllOnTable((table) => {
  world = aWorld(table)
})

const company = {
  name: 'Glanz GmbH',
  timeZone: 'Europe/Zurich',
  country: 'CH',
  postalAddress: 'Seestrasse 1, 8002 Zürich',
  contactEmail: 'hello@example.test',
}

/** The owner of an account that was opened with this body. */
async function ownerOf(body: object) {
  const sub = newId()
  world.pool.signUp(sub)
  const account = await createAccount(OpenAccount.parse(body), { sub, username: sub, authTime: 0 }, world.deps)
  const owner = await world.as(sub)
  return { account, owner, me: await showMe(owner, world.deps), sub }
}

describe('the name of an owner', () => {
  test('is the one that opened the account', async () => {
    const { account, owner, me } = await ownerOf({ ...company, ownerName: ' Ana Kunz ' })
    expect(me).toMatchObject({ name: 'Ana Kunz', role: 'owner' })
    expect(account).not.toHaveProperty('ownerName')
    expect(await owner.openAccount()).not.toHaveProperty('ownerName')
  })

  test('is without it the email address of the login, as before', async () => {
    const { me, sub } = await ownerOf(company)
    expect(me.name).toBe(`${sub}@example.test`)
  })

  test.each(['www.example.com', 'See https://x.example', 'a\u202eb', 'two\nlines', '', ' ', 'x'.repeat(121)])(
    'is not %j',
    (ownerName) => {
      expect(OpenAccount.safeParse({ ...company, ownerName }).success).toBe(false)
    },
  )
})
