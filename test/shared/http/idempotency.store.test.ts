import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { AppError } from '../../../functions/shared/errors.ts'
import { httpOver } from '../../../functions/shared/http/http.ts'
import { bind, created, route } from '../../../functions/shared/http/route.ts'
import { AccountItem, defaultSettings } from '../../../functions/shared/identity/account.ts'
import { LoginItem } from '../../../functions/shared/identity/login.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { apiEvent, lambdaContext } from '../../support/api-event.ts'
import { giveKeys } from '../../support/engine.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'

const Make = route({
  method: 'POST',
  path: '/things',
  access: 'staff',
  summary: 'Makes one',
  idempotent: true,
  body: z.strictObject({ name: z.string() }),
  responses: { 201: z.object({ made: z.int() }) },
})

let table: Table
let made = 0
let failing: AppError | undefined
let hold: Promise<void> | undefined
let onStart = () => {}

beforeAllOnTable(async (given) => {
  table = given
  await giveKeys(table, 'A')
  const account = {
    accountId: 'A',
    state: 'active',
    version: 1,
    createdAt: '',
    timeZone: 'UTC',
    country: 'US',
  } as const
  const company = { name: 'Company', postalAddress: 'Street', contactEmail: 'a@example.com' }
  const row = await table.row(AccountItem, 'A', { ...account, ...company, settings: defaultSettings })
  await table.send(new PutCommand({ TableName: table.name, Item: row }))
  for (const [sub, role] of [
    ['office', 'staff'],
    ['worker', 'worker'],
  ] as const) {
    const login = await table.row(LoginItem, 'A', { sub, accountId: 'A', memberId: sub, role })
    await table.send(new PutCommand({ TableName: table.name, Item: login }))
  }
})

/** Writes of requests in this state fail. */
let failingState: string | undefined
const send = ((command: PutCommand) =>
  failingState !== undefined && command.input.Item?.['state'] === failingState
    ? Promise.reject(Object.assign(new Error('too much'), { name: 'ThrottlingException' }))
    : table.send(command)) as Table['send']

const handler = httpOver(
  () => ({ ...table, send }),
  bind(Make, async () => {
    onStart()
    await hold
    if (failing) throw failing
    made += 1
    return created({ made })
  }),
)

async function make(key: string | undefined, name = 'a', sub = 'office') {
  const headers = { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) }
  const event = apiEvent({ method: 'POST', path: '/things', sub, headers, body: JSON.stringify({ name }) })
  const { statusCode, body } = await handler(event, lambdaContext)
  return { statusCode, ...JSON.parse(body ?? '{}') }
}

/** Starts a request that holds its key until `release`. */
async function startRequest(key: string) {
  const started = new Promise<void>((resolve) => {
    onStart = resolve
  })
  let release = () => {}
  hold = new Promise((resolve) => {
    release = resolve
  })
  const first = make(key)
  await started
  return { first, release }
}

test('requests with the same key and body run once and get the same response; without a key each runs', async () => {
  const first = await make('k1')
  expect(await make('k1')).toEqual(first)
  expect(await make(undefined)).not.toEqual(first)
})

test('the same key with another body is refused', async () => {
  await make('k2')
  expect(await make('k2', 'b')).toMatchObject({ statusCode: 422, code: 'idempotency_key_reused' })
})

test('while the first request runs, a second is refused; after a failure the key can be used again', async () => {
  const { first, release } = await startRequest('k3')
  expect(await make('k3')).toMatchObject({ statusCode: 409, code: 'idempotency_in_progress' })
  failing = new AppError('unavailable')
  release()
  expect(await first).toMatchObject({ statusCode: 503 })
  failing = undefined
  expect(await make('k3')).toMatchObject({ statusCode: 201 })
})

test('a response that cannot be stored still reaches the client, and the request does not run again at once', async () => {
  failingState = 'done'
  expect(await make('k4')).toMatchObject({ statusCode: 201, made })
  failingState = undefined
  expect(await make('k4')).toMatchObject({ statusCode: 409, code: 'idempotency_in_progress' })
})

test('an error reaches the client although the key could not be released', async () => {
  const { first, release } = await startRequest('k5')
  failing = new AppError('wrong_state')
  failingState = 'running'
  release()
  expect(await first).toMatchObject({ statusCode: 409, code: 'wrong_state' })
  failing = undefined
  failingState = undefined
})

test('the principal comes from the table: no pointer, no account; a lesser role is refused', async () => {
  expect(await make(undefined, 'a', 'stranger')).toMatchObject({ statusCode: 403, code: 'no_account' })
  expect(await make(undefined, 'a', 'worker')).toMatchObject({ statusCode: 403, code: 'forbidden' })
})
