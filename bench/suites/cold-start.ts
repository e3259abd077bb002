import type { env } from '../../functions/shared/env.ts'
import { AccountItem, defaultSettings } from '../../functions/shared/identity/account.ts'
import { LoginItem } from '../../functions/shared/identity/login.ts'
import type { Table } from '../../functions/shared/table/table.ts'
import { startEngine } from '../../test/support/engine.ts'
import { bundleForCold, type ColdBundles, everyHandler, ingest } from '../cold/bundles.ts'
import { type CountingEndpoint, countingEndpoint } from '../cold/endpoint.ts'
import { firstEvent, requestOf } from '../cold/events.ts'
import { coldStart } from '../cold/process.ts'
import { interleaved, type Result, type Suite } from '../measure.ts'
import { pingOf, workerOnShift } from '../setup.ts'
import { points } from '../tracks.ts'

type World = {
  readonly bundles: ColdBundles
  readonly endpoint: CountingEndpoint
  readonly env: Record<string, string>
}

/** Baseline: the SDK's client alone, with as many calls. */
export const coldStarts: Suite = {
  title: 'Cold start: a fresh process, the bundle and its first call',
  run: async ({ quick, repeats }) => {
    const engine = await startEngine()
    const table = await engine.table()
    const others = quick ? [] : everyHandler().filter((entry) => entry !== ingest)
    const bundles = await bundleForCold([ingest, ...others])
    const endpoint = await countingEndpoint(engine.endpoint)
    try {
      const world = { bundles, endpoint, env: environment(table, endpoint) }
      const uploads = await firstUploads(world, table, quick ? 5 : 15)
      const rows: Result[] = []
      for (const entry of others) rows.push(await firstCalls(world, entry, repeats))
      return [...uploads, ...rows]
    } finally {
      endpoint.stop()
      bundles.discard()
      await engine.stop()
    }
  },
}

async function firstUploads(world: World, table: Table, repeats: number): Promise<Result[]> {
  const { bundles, endpoint, env } = world
  const track = points(50 * 4 * (repeats + 2))
  const { accountId, principal } = await workerOnShift(table, (track[0]?.at ?? 0) - 60_000)
  await putLoginAndAccount(table, accountId, principal.memberId)
  const { current } = await table.keyring.accountKeys(accountId)
  const keyed = { ...env, ACCOUNT_KEY: Buffer.from(current.bytes).toString('hex') }
  const upload = async (bundle: string) => {
    const pings = track.splice(0, 50).map(pingOf)
    const event = requestOf('POST', '/v1/pings', 'the-worker', JSON.stringify({ pings }))
    const { milliseconds, response } = await coldStart(bundle, event, keyed)
    if (!JSON.stringify(response).includes('"accepted\\":50'))
      throw new Error(`an upload failed: ${JSON.stringify(response)}`)
    return milliseconds
  }
  const whole = bundles.handlers.get(ingest) ?? ''
  const calls = await callsOf(endpoint, () => upload(whole))
  const fewer = await callsOf(endpoint, () => upload(bundles.withPreloadedKey))
  const sdk = (bundle: string, asMany: Calls) => () =>
    coldStart(bundle, asMany, env).then(({ milliseconds }) => milliseconds)
  const cost = await interleaved(repeats, {
    fetched: () => upload(whole),
    sdkFetched: sdk(bundles.sdkAlone, calls),
    trimmed: sdk(bundles.sdkTrimmed, calls),
    preloaded: () => upload(bundles.withPreloadedKey),
    sdkPreloaded: sdk(bundles.sdkAlone, fewer),
  })
  return [
    { name: 'ingest, upload of 50, account key fetched', value: cost.fetched, unit: 'ms' },
    { name: 'SDK client alone, as many calls', value: cost.sdkFetched, unit: 'ms' },
    ratio('ingest, account key preloaded', cost.preloaded / cost.sdkPreloaded, 1.1),
    ratio('ingest, account key fetched (two reads, KMS)', cost.fetched / cost.sdkFetched, 1.25),
    { ...ratio('the same', cost.fetched / cost.trimmed), against: 'the SDK client alone, bundled as ours are' },
  ]
}

async function firstCalls({ bundles, endpoint, env }: World, entry: string, repeats: number): Promise<Result> {
  const bundle = bundles.handlers.get(entry) ?? ''
  const ours = () => coldStart(bundle, firstEvent(entry), env).then(({ milliseconds }) => milliseconds)
  const calls = await callsOf(endpoint, ours)
  const cost = await interleaved(Math.min(repeats, 5), {
    ours,
    sdk: () => coldStart(bundles.sdkAlone, calls, env).then(({ milliseconds }) => milliseconds),
  })
  return ratio(
    `${entry.replace('/handlers', '').replace('.ts', '')} (${cost.ours.toFixed(0)} ms)`,
    cost.ours / cost.sdk,
  )
}

type Calls = { readonly reads: number; readonly writes: number }

async function callsOf({ calls }: CountingEndpoint, work: () => Promise<unknown>): Promise<Calls> {
  const before = { ...calls }
  await work()
  return { reads: calls.reads - before.reads, writes: calls.writes - before.writes }
}

function ratio(name: string, value: number, atMost?: number): Result {
  const row = { name, value, unit: 'times', against: 'the SDK client alone, as many calls' }
  return atMost === undefined ? row : { ...row, goal: { atMost } }
}

async function putLoginAndAccount(table: Table, accountId: string, memberId: string): Promise<void> {
  const login = { sub: 'the-worker', accountId, memberId, role: 'worker' as const, noticeAcknowledgedAt: '2026' }
  const company = { name: 'Bench', postalAddress: 'Nowhere 1', contactEmail: 'bench@example.test' }
  const settings = { ...defaultSettings, retention: { trackDays: 3650 } }
  const location = { timeZone: 'Europe/Zurich', country: 'CH', createdAt: '2026', version: 1, settings }
  const account = { accountId, state: 'active' as const, ...location, ...company }
  const rows = [await table.row(LoginItem, accountId, login), await table.row(AccountItem, accountId, account)]
  await table.transact(
    rows.map((Item) => ({ Put: { TableName: table.name, Item } })),
    () => {
      throw new Error('the worker exists already')
    },
  )
}

function environment({ name }: Table, { url }: CountingEndpoint): Record<string, string> {
  const queue = `${url}/queue`
  const variables = {
    TABLE_NAME: name,
    KEY_TABLE_NAME: name.replace(/^table/, 'keys'),
    ROOT_KEY_ID: 'bench',
    RECEIPT_KEY_ID: 'bench',
    USER_POOL_ID: 'us-east-1_bench',
    COGNITO_URL: 'https://cognito-idp.eu-central-1.amazonaws.com/',
    USER_POOL_CLIENT_ID: 'bench',
    BUCKET_NAME: 'bench',
    MESSAGE_QUEUE_URL: queue,
    MESSAGE_QUEUE_ARN: 'arn:aws:sqs:us-east-1:000000000000:bench',
    PLANNED_MESSAGE_QUEUE_URL: queue,
    STOP_QUEUE_URL: queue,
    ERASURE_QUEUE_URL: queue,
    INVITATION_QUEUE_URL: queue,
    EXPORT_QUEUE_URL: queue,
    COMPACTION_QUEUE_URL: queue,
    AUTO_CLOSE_QUEUE_URL: queue,
    KEY_ROTATION_QUEUE_URL: queue,
    KEY_SCAN_QUEUE_URL: queue,
    API_URL: url,
    SIGN_IN_URL: url,
    EMAIL_DOMAIN: 'fieldpost.example',
    SES_CONFIGURATION_SET: 'bench',
    SMS_NUMBER: '+12065550100',
    CARRIER_MANAGES_OPT_OUTS: 'false',
    ALLOWED_COUNTRIES: '',
    BEHIND_CLOUDFRONT: 'false',
    SENDING_RATES: '{"shares":{"awaited":0.125,"planned":0.375}}',
    TEXT_CAPS: '{"accountTextsPerDay":300,"installationTextsPerDay":20000,"phoneTextsPerDay":10}',
    SMS_SEGMENT_USD: '0.00645',
    OPERATOR: '{"name":"Bench","postalAddress":"1 Main St","email":"bench@example.com"}',
    QUIESCE_SECONDS: '35',
    GRACE_PERIOD: 'PT0S',
    IMPORT_TIMEOUT_SECONDS: '26',
    BACKUP_DAYS: '7',
    METRIC_NAMESPACE: 'Fieldpost-bench',
  } satisfies Record<Parameters<typeof env>[0], string>
  const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' }
  return { ...variables, ...credentials, AWS_ENDPOINT_URL: url, AWS_REGION: 'us-east-1', STAGE: 'production' }
}
