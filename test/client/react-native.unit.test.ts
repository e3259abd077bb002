import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import type * as client from '../../packages/client/src/client.ts'
import type * as queue from '../../packages/client/src/queue.ts'
import type * as signIn from '../../packages/client/src/sign-in.ts'
import { type Answer, aServer } from './a-server.ts'
import { fix, pingsAnswer, shiftAnswer } from './lane.ts'

type Package = typeof client & typeof queue & typeof signIn

/** What React Native's own `URL` and `URLSearchParams` are: they join a text, and throw on what they were asked of it. */
const limitedUrls = `
  const missing = () => { throw new Error('not implemented') }
  globalThis.URL = class URL {
    constructor(path, base = '') { this.text = base + path }
    toString() { return this.text }
    get href() { return this.text }
  }
  for (const part of ['host', 'hostname', 'origin', 'pathname', 'port', 'protocol', 'search', 'searchParams', 'hash'])
    Object.defineProperty(URL.prototype, part, { get: missing })
  globalThis.URLSearchParams = class URLSearchParams {}
  for (const name of ['get', 'set', 'has', 'delete', 'getAll', 'sort']) URLSearchParams.prototype[name] = missing`

/** Newer than ES2021, which the package is built for: older versions of Hermes lack some of it. */
const withoutNewer = `
  for (const name of ['at', 'findLast', 'findLastIndex', 'toReversed', 'toSorted', 'toSpliced', 'with']) delete Array.prototype[name]
  for (const name of ['groupBy', 'hasOwn']) delete Object[name]
  for (const name of ['withResolvers', 'try']) delete Promise[name]
  for (const name of ['union', 'intersection', 'difference', 'isSubsetOf']) delete Set.prototype[name]
  for (const name of ['at', 'isWellFormed', 'toWellFormed']) delete String.prototype[name]
  delete Array.fromAsync; delete Map.groupBy
  for (const name of ['Iterator', 'SharedArrayBuffer', 'Atomics', 'WebAssembly', 'Intl']) delete globalThis[name]`

let code: string

beforeAll(async () => {
  const src = fileURLToPath(new URL('../../packages/client/src/', import.meta.url))
  const contents = ['client', 'queue', 'sign-in'].map((name) => `export * from './${name}.ts'`).join('\n')
  const stdin = { contents, resolveDir: src, loader: 'ts' } as const
  const options = {
    bundle: true,
    format: 'iife',
    globalName: 'fieldpost',
    target: 'es2021',
    platform: 'browser',
  } as const
  const { outputFiles } = await build({ ...options, stdin, write: false })
  code = outputFiles[0]?.text ?? ''
})

/** The package in a world that has what React Native has, and neither Node's globals nor a browser's. */
function inReactNative(answers: readonly Answer[], more: object = {}) {
  const server = aServer(...answers)
  const network = { fetch: server.send, Request, Response, Headers, FormData, AbortController }
  const navigator = { product: 'ReactNative' }
  const world = createContext({ ...network, navigator, console, setTimeout, clearTimeout, ...more })
  runInContext(`${limitedUrls}; ${withoutNewer}; ${code}; globalThis.fieldpost = fieldpost`, world)
  return { ...server, fieldpost: (world as unknown as { fieldpost: Package }).fieldpost }
}

const baseUrl = 'https://api.example.test'
const token = async () => 'token'

test('an app of React Native signs in, works offline over a file, and reads its hours', async () => {
  const { AccessToken, ExpiresIn } = { AccessToken: 'access', ExpiresIn: 3_600 }
  const AuthenticationResult = { AccessToken, ExpiresIn, RefreshToken: 'refresh' }
  const challenge = { ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 'session' }
  const { fieldpost, requests } = inReactNative([
    { status: 200, body: challenge },
    { status: 200, body: { AuthenticationResult } },
    'no network',
    shiftAnswer,
    pingsAnswer(),
    { status: 401, body: { message: 'Unauthorized' } },
    { status: 200, body: { AuthenticationResult: { AccessToken: 'second', ExpiresIn } } },
    { status: 200, body: { items: [{ shiftId: 'shift-01' }] } },
  ])
  const { cognito, session, openLane, fileStore, createClient } = fieldpost
  const signIn = cognito({ endpoint: 'https://cognito.example.test', clientId: 'app' })
  const first = await signIn.signIn('ana@example.test', 'secret')
  if (first.step !== 'code') throw new Error(first.step)
  const second = await signIn.answerCode(first.challenge, '123456')
  if (second.step !== 'signed_in') throw new Error(second.step)
  const { token } = session({ signIn, tokens: second.tokens })

  let text = ''
  let now = Date.parse('2026-11-27T08:00:00.000Z')
  const store = fileStore({
    read: async () => text,
    async append(more) {
      text += more
    },
    async replace(whole) {
      text = whole
    },
  })
  const lane = openLane({ store, worker: 'ana', baseUrl, token, now: () => now, newId: () => 'shift-01' })
  await lane.clockIn({ note: 'Oak Street' })
  await lane.record(fix(1), fix(2))
  const waiting = await lane.send()
  if (waiting.state !== 'waiting') throw new Error(waiting.state)
  now = waiting.retryAt
  expect(await lane.send()).toEqual({ state: 'sent' })
  const query = { limit: 1, status: 'open' } as const
  const { data } = await createClient({ baseUrl, token }).GET('/v1/shifts', { params: { query } })
  expect(data?.items[0]?.shiftId).toBe('shift-01')
  expect(requests.map(({ path }) => path)).toHaveLength(8)
})

test('ids need random bytes: without them an app that gives no `newId` learns it at once', async () => {
  const { fieldpost } = inReactNative([])
  const options = { store: fieldpost.memoryStore(), worker: 'ana', baseUrl, token }
  expect(() => fieldpost.openLane(options)).toThrow('no crypto.getRandomValues: install a polyfill, or give `newId`')
  const getRandomValues = (bytes: Uint8Array<ArrayBuffer>) => bytes.fill(7)
  const polyfilled = inReactNative([], { crypto: { getRandomValues } }).fieldpost
  const lane = polyfilled.openLane({ ...options, store: polyfilled.memoryStore() })
  expect(await lane.clockIn()).toBe('07'.repeat(16))
})

test('without IndexedDB only its store fails, when it is used', async () => {
  const { fieldpost } = inReactNative([])
  await expect(fieldpost.indexedDbStore().read('x', 1)).rejects.toThrow('indexedDB')
})
