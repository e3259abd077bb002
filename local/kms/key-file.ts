import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import * as z from 'zod'
import { StartFailure } from '../failure.ts'
import type { Deployment } from '../stacks/deployment.ts'
import { readState, writeWhole } from '../state/files.ts'

const KeyProperties = z.object({ KeySpec: z.string().default('SYMMETRIC_DEFAULT') })
const AliasProperties = z.object({ AliasName: z.string(), TargetKeyId: z.string() })
const KeyFile = z.record(z.string(), z.object({ spec: z.string(), secret: z.string() }))

/** `secret`: 32 bytes in base64 (symmetric), or PKCS #8 PEM. */
export type Key = { id: string; arn: string; spec: string; secret: string }

export type Keys = {
  /** By id, ARN, alias name or alias ARN. */
  find(name: string): Key | undefined
}

const curves: Readonly<Record<string, string>> = {
  ECC_NIST_P256: 'P-256',
  ECC_NIST_P384: 'P-384',
  ECC_NIST_P521: 'P-521',
}

/** Creates secrets once, in a file that only its owner can read. */
export function openKeys(state: string, deployment: Deployment): Keys {
  const file = join(state, 'kms.json')
  const stored = readState(file, KeyFile) ?? {}
  const keys = deployment.ofType('AWS::KMS::Key').map(({ ref: id, attributes, properties }): Key => {
    const { KeySpec: spec } = KeyProperties.parse(properties)
    const secret = stored[id]?.spec === spec ? stored[id].secret : newSecret(spec)
    stored[id] = { spec, secret }
    return { id, arn: attributes['Arn'] ?? id, spec, secret }
  })
  writeWhole(file, JSON.stringify(stored), 0o600)

  const names = new Map(keys.flatMap((key) => [[key.id, key] as const, [key.arn, key] as const]))
  for (const { ref, attributes, properties } of deployment.ofType('AWS::KMS::Alias')) {
    const key = names.get(AliasProperties.parse(properties).TargetKeyId)
    if (key) names.set(ref, key).set(attributes['Arn'] ?? ref, key)
  }
  return { find: (name) => names.get(name) }
}

function newSecret(spec: string): string {
  if (spec === 'SYMMETRIC_DEFAULT') return randomBytes(32).toString('base64')
  const pkcs8 = { type: 'pkcs8', format: 'pem' } as const
  const namedCurve = curves[spec]
  if (namedCurve) return String(generateKeyPairSync('ec', { namedCurve }).privateKey.export(pkcs8))
  const modulusLength = Number(spec.match(/^RSA_(\d+)$/)?.[1])
  if (!modulusLength) throw new StartFailure(`Keys of the kind ${spec} are not known here`)
  return String(generateKeyPairSync('rsa', { modulusLength }).privateKey.export(pkcs8))
}
