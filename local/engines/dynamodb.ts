import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { StartFailure } from '../failure.ts'
import { callEngine } from './call.ts'
import { type Engine, startEngine } from './engine.ts'

/** Ends the engine when the parent's end of the pipe closes, as it does when the parent is killed. */
const leash = 'exec 3<&0; "$@" </dev/null 3<&- & p=$!; { read x; kill $p; } <&3 2>/dev/null & wait $p'

/** Uses the DynamoDB at `DYNAMODB_ENDPOINT` if set. */
export async function startDynamoDb(state: string, port: number, given: string | undefined): Promise<Engine> {
  if (given) {
    await callEngine(given, 'dynamodb', 'DynamoDB_20120810.ListTables', {}).catch(() => {
      throw new StartFailure(`No DynamoDB answers at DYNAMODB_ENDPOINT=${given}`)
    })
    return { name: 'dynamodb-endpoint', url: given }
  }
  const file = join(state, 'dynamodb.sqlite')
  const binary = findBinary()
  const args = ['serve', '--host', '127.0.0.1', '--port', String(port), '--db-path', file]
  return await startEngine(state, 'dynoxide', port, (log) =>
    spawn('sh', ['-c', leash, 'sh', binary, ...args], { stdio: ['pipe', log, log], detached: true }),
  )
}

/** @throws StartFailure if there is none for this platform */
export function findBinary(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), 'dynoxide')
  } catch {
    throw new StartFailure(
      `No database engine for this platform (${name}). Start DynamoDB Local and set DYNAMODB_ENDPOINT to its address.`,
    )
  }
}
