import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPhone } from '../../shifts/phone.ts'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'
import { sendRaw } from '../../support/raw-request.ts'
import { aDice } from '../dice.ts'
import { type Odd, oddRequest } from './odd-requests.ts'

const seed = Number(process.env['SEED'] ?? 20_261_126)
const rounds = Number(process.env['UPLOAD_ROUNDS'] ?? 250)

let cloud: LocalCloud
let token: string
let devices: string
let workersToken: string

beforeAll(async () => {
  cloud = await startLocalCloud()
  const worker = await aPhone(cloud, 'odd')
  workersToken = worker.token
  await worker.clockIn({ at: new Date(Date.now() - 3_600_000).toISOString() })
  const { body } = await cloud.get<{ memberId: string }>('/v1/me', worker.token)
  devices = `/v1/members/${body.memberId}/devices`
  await newDevice()
})
afterAll(() => cloud?.stop())

async function newDevice(): Promise<void> {
  const made = await cloud.post<{ token: string }>(devices, { label: 'Odd' }, workersToken)
  token = made.body.token
}

/** The gateway's own: a path that cannot be decoded, a path that is none of ours once it is, and CORS. */
function isOfGateway({ path, headers }: Odd, status: number, text: string): boolean {
  if (status === 204) return headers?.['access-control-request-method'] !== undefined
  if (status !== 400 && status !== 404) return false
  return text === JSON.stringify({ message: status === 400 ? 'Bad Request' : 'Not Found' }) && /%|\.\./.test(path)
}

function statusesFor({ isKnown, isValid }: Odd): number[] {
  if (!isKnown) return [404]
  return isValid ? [200] : [401]
}

test('any bytes on any address get what is documented, and what fits the request', async () => {
  const seen = new Map<string, number>()
  for (let round = 0; round < rounds; round += 1) {
    // a device may send 1,200 times a minute
    if (round % 1_000 === 999) await newDevice()
    const odd = oddRequest(aDice(seed + round), token)
    const { status, text, headers } = await sendRaw(cloud.url, odd)
    const what = `${round}: ${odd.method} ${odd.path} ${JSON.stringify(odd.headers)}`
    const isGateways = isOfGateway(odd, status, text) || (odd.method === 'HEAD' && [400, 404].includes(status))
    if (!isGateways) {
      expect([what, status]).toEqual([what, expect.toBeOneOf(statusesFor(odd))])
      expect([what, headers['x-content-type-options'], headers['cache-control']]).toEqual([what, 'nosniff', 'no-store'])
    }
    expect([what, `${text}${JSON.stringify(headers)}`.includes('fpd_')]).toEqual([what, false])
    const kind = `${status}${isGateways ? ' of the gateway' : ''}`
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
  }
  // what is thrown reaches each of them
  for (const kind of ['200', '401', '404', '400 of the gateway', '204 of the gateway'])
    expect(seen.get(kind)).toBeGreaterThan(0)
}, 600_000)

test('no function failed, was denied a right, logged an error or a token', async () => {
  for (const { name, errors, denied } of await cloud.functions()) expect([name, errors, denied]).toEqual([name, 0, []])
  const logs = cloud.logs()
  expect(logs.split('\n').filter((line) => /"request_failed"|"device_use_not_recorded"/.test(line))).toEqual([])
  expect(logs).not.toContain('fpd_')
})
