import { fork } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { region } from '../stacks/arns.ts'
import type { Deployment } from '../stacks/deployment.ts'
import { readState, writeWhole } from '../state/files.ts'
import { type Engine, startEngine } from './engine.ts'

/** AWS's issuer, so that tokens stay valid when ports change. */
const issuerDomain = `https://cognito-idp.${region}.amazonaws.com`

/** Fixed, since the engine sends no email. */
const confirmationCode = '123456'

const Pool = z.object({
  UsernameAttributes: z.array(z.string()).default([]),
  Policies: z.object({ PasswordPolicy: z.record(z.string(), z.unknown()).optional() }).default({}),
  MfaConfiguration: z.string().default('OFF'),
})
const Client = z.object({
  UserPoolId: z.string(),
  ClientName: z.string().default('client'),
  ExplicitAuthFlows: z.array(z.string()).default([]),
  AccessTokenValidity: z.number().optional(),
  IdTokenValidity: z.number().optional(),
  RefreshTokenValidity: z.number().optional(),
  TokenValidityUnits: z.record(z.string(), z.string()).optional(),
})
/** A file without `Users` is truncated; the engine would read it as an empty pool. */
const PoolFile = z.object({ Users: z.record(z.string(), z.unknown()) })

export async function startCognito(state: string, port: number, deployment: Deployment): Promise<Engine> {
  const directory = join(state, 'cognito')
  const database = join(directory, '.cognito', 'db')
  mkdirSync(database, { recursive: true })
  for (const pool of deployment.ofType('AWS::Cognito::UserPool')) {
    const file = join(database, `${pool.ref}.json`)
    rmSync(`${file}.new`, { force: true })
    if (!readState(file, PoolFile)) writeWhole(file, JSON.stringify({ Users: {}, Groups: {} }))
    const config = { UserPoolDefaults: Pool.parse(pool.properties), TokenConfig: { IssuerDomain: issuerDomain } }
    writeWhole(join(directory, '.cognito', 'config.json'), JSON.stringify(config))
  }
  writeWhole(join(database, 'clients.json'), JSON.stringify({ Clients: clientsOf(deployment) }))
  const child = fileURLToPath(new URL('./cognito-child.ts', import.meta.url))
  return await startEngine(state, 'cognito-local', port, (log) =>
    fork(child, [], {
      cwd: directory,
      execArgv: [],
      detached: true,
      env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), CODE: confirmationCode },
      stdio: ['ignore', log, log, 'ipc'],
    }),
  )
}

function clientsOf(deployment: Deployment): object {
  const clients = deployment.ofType('AWS::Cognito::UserPoolClient').map(({ ref, properties }) => {
    const now = new Date().toISOString()
    return [ref, { ...Client.parse(properties), ClientId: ref, CreationDate: now, LastModifiedDate: now }]
  })
  return Object.fromEntries(clients)
}
