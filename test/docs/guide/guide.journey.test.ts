import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { snippetsOf } from '../../../functions/docs/page/guide.ts'
import { type Company, openCompany } from '../../support/company.ts'
import { type LocalCloud, startLocalCloud, testPassword } from '../../support/local-cloud.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'fieldpost-guide-'))
let cloud: LocalCloud
let company: Company

beforeAll(async () => {
  cloud = await startLocalCloud()
  company = await openCompany(cloud, 'guide')
})
afterAll(async () => {
  await cloud.stop()
  rmSync(folder, { recursive: true, force: true })
})

const installation = () => ({
  apiUrl: cloud.url,
  cognitoUrl: cloud.output('cognitoEndpoint'),
  clientId: cloud.output('userPoolClientId'),
})

async function invite(email: string): Promise<string> {
  await cloud.post('/v1/members', { email, name: 'Nina', role: 'worker' }, company.owner.token)
  return vi.waitFor(async () => {
    const [invitation] = await cloud.emails(email)
    return /password:\s*(\S+)/i.exec(invitation?.text ?? '')?.[1] ?? expect.fail('no invitation')
  })
}

test('the JavaScript of the guide signs in with a first password, works a shift and reads the hours', async () => {
  const EMAIL = 'nina@example.test'
  const PASSWORD = await invite(EMAIL)
  const program = join(folder, 'app.mjs')
  writeFileSync(program, snippetsOf('js', installation()))
  const env = { ...process.env, EMAIL, PASSWORD, NEW_PASSWORD: testPassword }
  const { stdout } = await run(process.execPath, [program], { env })
  expect(stdout).toContain('Signed in for 3600 seconds')
  expect(stdout).toMatch(/accepted: 3,\s+duplicates: 0,\s+outsideShift: 0/)
  expect(stdout).toMatch(/"worked": "PT29M/)
})

test('its refresh brings another access token', async () => {
  const program = join(folder, 'refresh.mjs')
  const check = `const first = tokens.AccessToken\nawait refresh()\nconsole.log('other', tokens.AccessToken !== first)\nconsole.log((await call('GET', '/v1/me')).role)`
  writeFileSync(program, `${snippetsOf('js', installation()).split('// Show it to the worker')[0]}\n${check}`)
  const env = { ...process.env, EMAIL: company.worker.email, PASSWORD: testPassword, NEW_PASSWORD: '' }
  const { stdout } = await run(process.execPath, [program], { env })
  expect(stdout).toContain('other true')
  expect(stdout).toContain('worker')
})

test('its shell commands sign in and upload', async () => {
  await cloud.post('/v1/clock-in', {}, company.worker.token)
  const script = join(folder, 'guide.sh')
  writeFileSync(script, snippetsOf('sh', installation()))
  const env = { ...process.env, EMAIL: company.worker.email, PASSWORD: testPassword }
  const { stdout } = await run('sh', ['-eu', script], { env })
  expect(stdout).toContain(`"email":"${company.worker.email}"`)
  expect(stdout).toContain('"accepted":1')
})

test('the page has the addresses of this cloud', async () => {
  const { text } = await cloud.request('GET', '/docs')
  for (const value of Object.values(installation())) expect(text).toContain(value.replace(/\/$/, ''))
})
