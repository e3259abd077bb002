import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeError } from '../../functions/shared/log.ts'
import { handlerBuildOptions } from '../../infra/bundle.ts'
import { sourceFrames, unfoldLine } from '../../tools/source-frames.ts'

const folder = mkdtempSync(join(tmpdir(), 'fieldpost-stack-'))
afterAll(() => rmSync(folder, { recursive: true }))

const source = `export function outer(text: string) {
  return inner(text)
}

function inner(text: string): never {
  if (text.length > 0) throw new TypeError('personal')
  throw new Error()
}
`
let failure: unknown

beforeAll(async () => {
  writeFileSync(join(folder, 'broken.ts'), source)
  const { plugins: _, ...options } = handlerBuildOptions
  await build({
    ...options,
    entryPoints: [join(folder, 'broken.ts')],
    outfile: join(folder, 'index.cjs'),
    sourcemap: 'external',
    sourcesContent: false,
  })
  try {
    createRequire(import.meta.url)(join(folder, 'index.cjs')).outer('x')
  } catch (error) {
    failure = error
  }
})

test('the frames of a log line are those of the sources', () => {
  const line = JSON.stringify({ level: 'error', event: 'unexpected', ...describeError(failure) })
  expect(line).toContain('index.cjs')
  const read = sourceFrames(unfoldLine(line), readFileSync(join(folder, 'index.cjs.map'), 'utf8'))
  const [what, first, second] = read.split('\n')
  expect(JSON.parse(what ?? '')).toEqual({ level: 'error', event: 'unexpected', errorName: 'TypeError' })
  expect(first).toMatch(/^ {4}at \S+ \(broken\.ts:6:\d+\)$/)
  expect(second).toMatch(/^ {4}at \S+ \(broken\.ts:2:\d+\)$/)
  expect(read).not.toContain('personal')
})

test('what is no frame of a bundle, and a line that is no log line, stay as they are', () => {
  const map = readFileSync(join(folder, 'index.cjs.map'), 'utf8')
  for (const text of ['at Module._compile (node:internal/modules/cjs/loader:1:2)', '{"event":"x"}', 'plain', ''])
    expect(sourceFrames(unfoldLine(text), map)).toBe(text)
})

test('the command reads standard input, and names the functions that there are', { timeout: 120_000 }, () => {
  const tool = join(import.meta.dirname, '../../tools/read-stack.ts')
  writeFileSync(join(folder, 'shifts-ingest.map'), readFileSync(join(folder, 'index.cjs.map')))
  const run = (...argv: string[]) =>
    execFileSync(process.execPath, [tool, '--maps', folder, ...argv], {
      input: (failure as Error).stack ?? '',
      encoding: 'utf8',
      stdio: 'pipe',
    })
  expect(run('--function', 'shifts-ingest')).toContain('broken.ts:6:')
  expect(() => run('--function', 'nothing')).toThrow(/There is no function nothing. There are: .*shifts-ingest/)
})
