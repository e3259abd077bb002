import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { installationVariables } from '../../local/synth/installation-variables.ts'

test('a synthesis is not reused when the content of its installation has changed', async () => {
  const root = mkdtempSync(join(tmpdir(), 'fieldpost-config-'))
  const read = () => installationVariables(root, { FIELDPOST_CONFIG: 'own.json', FIELDPOST_STATE: root, HOME: '/' })
  try {
    writeFileSync(join(root, 'own.json'), '{}')
    expect(await read()).toEqual({ FIELDPOST_CONFIG: 'own.json', installation: '{}' })
    writeFileSync(join(root, 'own.json'), '{"region":"eu-central-1"}')
    expect(await read()).toMatchObject({ installation: '{"region":"eu-central-1"}' })
    rmSync(join(root, 'own.json'))
    expect(await read()).toMatchObject({ installation: '' })
  } finally {
    rmSync(root, { recursive: true })
  }
})
