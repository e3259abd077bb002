import { createHash, randomBytes } from 'node:crypto'
import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { AppError } from '../../../functions/shared/errors.ts'
import { httpWith } from '../../../functions/shared/http/http.ts'
import { IdempotencyItem } from '../../../functions/shared/http/idempotency-store.ts'
import { bind, created, route } from '../../../functions/shared/http/route.ts'
import { AccountItem, defaultSettings } from '../../../functions/shared/identity/account.ts'
import { LoginItem } from '../../../functions/shared/identity/login.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { allRows } from '../../accounts/full-account.ts'
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

/** The name is an answer of its own, the secret is shown once. */
const MakeSecret = route({
  method: 'POST',
  path: '/secrets',
  access: 'staff',
  summary: 'Makes one',
  idempotent: true,
  shownOnce: ['secret'],
  body: z.strictObject({ name: z.string() }),
  responses: { 201: z.object({ name: z.string(), secret: z.string().optional() }) },
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

const handler = httpWith(
  { table: () => ({ ...table, send }), apiUrl: () => 'https://api.test' },
  bind(Make, async () => {
    onStart()
    await hold
    if (failing) throw failing
    made += 1
    return created({ made })
  }),
  bind(MakeSecret, async ({ body }) => created({ name: body.name, secret: randomBytes(32).toString('base64url') })),
)

async function make(key: string | undefined, name = 'a', sub = 'office', path = '/things') {
  const headers = { 'content-type': 'application/json', ...(key ? { 'idempotency-key': key } : {}) }
  const event = apiEvent({ method: 'POST', path, sub, headers, body: JSON.stringify({ name }) })
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

const storedRequests = async () => (await allRows(table)).filter(({ type }) => type === 'idempotency')

/** Gives the account another key to seal with, as a year does. */
async function rotateKey(): Promise<void> {
  const root = await table.keyring.rootKey()
  const update = new UpdateCommand({
    ...table.keyring.accountRowKey('A'),
    UpdateExpression: 'SET #keys.#two = :key, #current = :two',
    ExpressionAttributeNames: { '#keys': 'keys', '#current': 'current', '#two': '2' },
    ExpressionAttributeValues: {
      ':key': table.keyring.wrap('A', root, { version: 2, bytes: randomBytes(32) }),
      ':two': 2,
    },
  })
  await table.send(update)
  table.keyring.forget('A')
}

test('a stored request tells no guess at key or body that it is right', async () => {
  const phone = '+12065550143'
  await make(phone, phone)
  const hashes = (parts: readonly string[]) =>
    (['hex', 'base64', 'base64url'] as const).map((as) => createHash('sha256').update(parts.join('\n')).digest(as))
  const guesses = [
    ['office', 'POST /things', '/things', phone],
    ['', JSON.stringify({ name: phone })],
    [JSON.stringify({ name: phone })],
    [phone],
  ].flatMap(hashes)
  const rows = JSON.stringify(await storedRequests())
  expect(guesses.filter((guess) => rows.includes(guess))).toEqual([])
})

test('a secret is in the first response only, and not in what is stored for a replay', async () => {
  const first = await make('s1', 'a', 'office', '/secrets')
  expect(first).toMatchObject({ statusCode: 201, name: 'a', secret: expect.stringMatching(/^.{43}$/) })
  const opened = await Promise.all((await storedRequests()).map((row) => table.item(IdempotencyItem, row)))
  expect(JSON.stringify(opened)).not.toContain(first.secret)
  expect(await make('s1', 'a', 'office', '/secrets')).toEqual({ statusCode: 201, name: 'a' })
  expect(await make('s1', 'b', 'office', '/secrets')).toMatchObject({ code: 'idempotency_key_reused' })
})

test('a replay gets the same response after the account’s key was replaced', async () => {
  const first = await make('r1')
  await rotateKey()
  expect((await table.keyring.accountKeys('A')).current.version).toBe(2)
  expect(await make('r1')).toEqual(first)
  expect(await make('r1', 'b')).toMatchObject({ code: 'idempotency_key_reused' })
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
