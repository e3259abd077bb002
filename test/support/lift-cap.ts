import { execFile } from 'node:child_process'
import { join } from 'node:path'
import type { LocalCloud } from './local-cloud.ts'

const tool = join(import.meta.dirname, '../../tools/lift-cap.ts')

/** Runs the operator's tool against the local cloud; `more` are its options beside the names of the installation. */
export function liftCap(cloud: LocalCloud, ...more: string[]): Promise<{ code: number; output: string }> {
  const names = ['--table', cloud.output('tableName'), '--key-table', cloud.output('keyTableName')]
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL: cloud.output('awsEndpoint'),
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'operator',
    AWS_SECRET_ACCESS_KEY: 'any',
  }
  const args = [tool, ...names, '--root-key', cloud.output('rootKeyArn'), ...more]
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: `${stdout}${stderr}`.trim() }),
    )
  })
}
