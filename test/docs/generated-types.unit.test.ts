import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { closedLists } from '../../functions/docs/components/closed-lists.ts'
import { namedSchemas } from '../../functions/docs/components/named-schemas.ts'
import { generatedTypes } from '../../packages/client/tools/generated-types.ts'

const tsc = new URL('../../node_modules/typescript/bin/tsc', import.meta.url).pathname
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  types: [],
  noEmit: true,
}

const names = [...Object.keys(namedSchemas), ...Object.keys(closedLists), 'Problem', 'ProblemCode']

const client = `import type { components, operations } from './api'
type Schemas = components['schemas']
${names.map((name) => `export type ${name} = Schemas['${name}']`).join('\n')}

export const open: Schemas['Shift']['status'] = 'open'
export const upload: Schemas['PingUpload'] = { pings: [{ at: '2026-11-24T16:20:31Z', lat: 47.6, lon: -122.3 }] }
export const shift = (answer: operations['clockIn']['responses'][201]['content']['application/json']): Schemas['Shift'] => answer
export const inTheWay = (problem: operations['clockIn']['responses'][409]['content']['application/problem+json']): Schemas['Shift'] | undefined => problem.shift
`

/** In a project of its own, which has nothing of ours but the types. Returns what the compiler says. */
async function compiled(source: string): Promise<string> {
  const project = mkdtempSync(join(tmpdir(), 'typed-'))
  try {
    writeFileSync(join(project, 'api.ts'), await generatedTypes())
    writeFileSync(join(project, 'client.ts'), source)
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['.'] }))
    return execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8' })
  } catch (error) {
    return (error as { stdout: string }).stdout
  } finally {
    rmSync(project, { recursive: true })
  }
}

test('types that are generated from the document compile, and bear its names', async () => {
  expect(names).toEqual(expect.arrayContaining(['Shift', 'Ping', 'Customer', 'Appointment', 'Message', 'Consent']))
  expect(await compiled(client)).toBe('')
})

test('a value outside a closed list and a missing field do not compile', async () => {
  const wrong = client.replace(`'open'\n`, `'paused'\n`).replace(', lon: -122.3', '')
  const said = await compiled(wrong)
  expect(said).toContain(`'"paused"' is not assignable`)
  expect(said).toContain(`Property 'lon' is missing`)
})
