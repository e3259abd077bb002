import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalCloud, startLocalCloud } from '../../support/local-cloud.ts'

/** As a new AWS account is: ten executions at a time, one part of an SMS and one email a second. */
export async function startInNewAccount(): Promise<LocalCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpost-new-account-'))
  const file = join(folder, 'installation.json')
  writeFileSync(file, JSON.stringify({ smsPartsPerSecond: 1, emailsPerSecond: 1 }))
  const cloud = await startLocalCloud({ stage: 'local', env: { LAMBDA_CONCURRENCY: '10', FIELDPOST_CONFIG: file } })
  const stop = async () => {
    await cloud.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  return { ...cloud, stop }
}
