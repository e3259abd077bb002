import { expect, test } from 'vitest'
import { changeAccount } from '../../../functions/accounts/change-account.ts'
import { changeMe, changeMember } from '../../../functions/accounts/members/change-member.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { languageOfMember } from '../../../functions/shared/language.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aWorld, type World } from '../world.ts'

let world: World
let owner: Principal

beforeAllOnTable(async (table) => {
  world = aWorld(table)
  owner = await world.anOwner()
})

const account = async () => (await world.as(owner.sub)).openAccount()
const member = (memberId: string) => world.deps.findMember(owner.accountId, memberId)

test('of a company is kept, changed and taken back; a change of the name leaves it', async () => {
  expect((await account()).language).toBeUndefined()
  await changeAccount({ language: 'es' }, owner, world.deps)
  expect((await account()).language).toBe('es')
  await changeAccount({ name: 'Jardines del Sol' }, await world.as(owner.sub), world.deps)
  expect((await account()).language).toBe('es')
  await changeAccount({ language: null }, await world.as(owner.sub), world.deps)
  expect((await account()).language).toBeUndefined()
})

test('of a member is kept by the invitation, and changed by the member and by the office', async () => {
  const { memberId } = await world.invite(owner, {
    email: 'ana@example.test',
    name: 'Ana',
    role: 'worker',
    language: 'es',
  })
  expect(await member(memberId)).toMatchObject({ name: 'Ana', language: 'es' })
  const ana = { accountId: owner.accountId, memberId, role: 'worker' as const }
  await changeMe({ name: 'Ana María' }, ana, world.deps)
  expect(await member(memberId)).toMatchObject({ name: 'Ana María', language: 'es' })
  await changeMe({ language: 'en' }, ana, world.deps)
  expect(await member(memberId)).toMatchObject({ name: 'Ana María', language: 'en' })
  await world.change(owner, memberId, { language: null })
  expect((await member(memberId))?.language).toBeUndefined()
})

test('that a member chooses stays when the office renames at that moment, and the other way round', async () => {
  const email = 'eva@example.test'
  const { memberId } = await world.invite(owner, { email, name: 'Eva', role: 'worker' })
  const eva = { accountId: owner.accountId, memberId, role: 'worker' as const }
  const racing = {
    ...world.deps,
    findMember: async (accountId: string, id: string) => {
      const found = await world.deps.findMember(accountId, id)
      if (found?.language === undefined) await changeMe({ language: 'es' }, eva, world.deps)
      return found
    },
  }
  await changeMember(memberId, { name: 'Eva Luna' }, owner, racing)
  expect(await member(memberId)).toMatchObject({ name: 'Eva Luna', language: 'es' })
})

test('the last owner may change the own name, and stays owner', async () => {
  const { name } = await changeMe({ name: 'Olga Owner' }, owner, world.deps)
  expect(name).toBe('Olga Owner')
  expect((await world.as(owner.sub)).role).toBe('owner')
})

test.each([
  [{ language: 'en' }, { language: 'es', country: 'MX' }, 'en'],
  [{}, { language: 'es', country: 'US' }, 'es'],
  [{}, { country: 'MX' }, 'es'],
  [{}, { country: 'CH' }, 'en'],
] as const)('a member %o of a company %o reads %s', (one, company, language) => {
  expect(languageOfMember(one, company)).toBe(language)
})
