import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { providerPointerKey } from '../../../functions/shared/keys.ts'
import { type Table, tableOver } from '../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aCompany } from '../world.ts'

let table: Table

beforeAllOnTable((opened) => {
  table = opened
})

type Client = Parameters<typeof tableOver>[0]['client']
type Death = { readonly at: number; readonly when: 'before' | 'after' }

const isWrite = (command: object) => /^(Put|Update|Delete|TransactWrite)/.test(command.constructor.name)

/** A table whose caller stops for good before or after its write number `at`; from `alive` on it works again. */
function killing({ at, when }: Death) {
  const dead = Promise.withResolvers<void>()
  let [writes, isArmed, isDead] = [0, false, false]
  const send = async (command: never) => {
    if (isDead) return new Promise(() => {})
    if (!isArmed || !isWrite(command) || writes++ !== at) return table.send(command)
    isDead = true
    if (when === 'after') await table.send(command)
    dead.resolve()
    return new Promise(() => {})
  }
  const client = { send } as unknown as Client
  return {
    table: tableOver({ client, name: table.name, keyring: table.keyring }),
    died: dead.promise.then(() => true),
    arm: () => {
      isArmed = true
    },
    alive: () => {
      isArmed = false
      isDead = false
    },
  }
}

/** A reminder to one customer by two channels, whose sender dies at one write; later runs find what it left. */
async function afterDeath(death: Death) {
  const killer = killing(death)
  const company = await aCompany(killer.table, `killed-${death.when}-${death.at}`)
  const phone = `+1206555${String(3_000 + death.at * 2 + (death.when === 'after' ? 1 : 0))}`
  const { customerId } = await company.customer({ phone })
  for (const channel of ['sms', 'email'] as const) await company.recordsConsent(customerId, { channel })
  await company.appointment(customerId, { reminders: ['-P1D'] })
  company.time.now = Date.parse('2026-03-03T15:00:30Z')
  killer.arm()
  const hasDied = await Promise.race([killer.died, company.runDue().then(() => false)])
  killer.alive()
  for (let round = 0; round < 4; round += 1) {
    company.time.now += 40_000
    await company.runDue()
  }
  return { company, customerId, hasDied }
}

test.each(['before', 'after'] as const)(
  'a sender that is killed %s any of its writes: each channel goes at most once, is listed once, counted, and leaves no work',
  async (when) => {
    const seen = new Set<string>()
    for (let [at, hasDied] = [0, true]; hasDied; at += 1) {
      const after = await afterDeath({ at, when })
      hasDied = after.hasDied
      const { company, customerId } = after
      const listed = await company.messages()
      const page = { limit: 50, sparse: false }
      const ofCustomer = await company.deps.listMessages(company.accountId, customerId, page, () => true)
      expect([at, ofCustomer.items.map(({ messageId }) => messageId).sort()]).toEqual([
        at,
        listed.map(({ messageId }) => messageId).sort(),
      ])
      expect([at, listed.map(({ channel }) => channel).sort()]).toEqual([at, ['email', 'sms']])
      for (const { channel, status, providerMessageId } of listed) {
        seen.add(status)
        const taken = channel === 'sms' ? company.sms.length : company.emails.length
        expect([at, channel, status, taken]).toEqual([at, channel, status, status === 'sent' ? 1 : Math.min(taken, 1)])
        expect(['sent', 'unknown']).toContain(status)
        if (channel === 'sms' && status === 'sent') {
          const Key = providerPointerKey(providerMessageId ?? '')
          expect([at, (await table.send(new GetCommand({ TableName: table.name, Key }))).Item?.['messageId']]).toEqual([
            at,
            listed.find((each) => each.channel === 'sms')?.messageId,
          ])
        }
      }
      const counted = await company.deps.readUsage(company.accountId, '2026-03')
      const gone = company.sms.length + company.emails.length
      expect(counted.reduce((sum, each) => sum + each, 0)).toBeGreaterThanOrEqual(gone)
      const left = (await company.dueRows()).filter(({ kind }) => kind !== 'message-expiry')
      expect([at, left]).toEqual([at, []])
    }
    expect(seen).toEqual(new Set(['sent', 'unknown']))
  },
  240_000,
)
