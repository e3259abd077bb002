import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const entries = ['client', 'queue', 'sign-in'].map((name) => `${root}/packages/client/src/${name}.ts`)
const compiler = `${root}/packages/client/node_modules/typescript/bin/tsc`
const maxBytes = 12 * 1024

test('it needs no built-in of Node, and all of it has at most 12 KB gzip', async () => {
  const options = { bundle: true, splitting: true, minify: true, format: 'esm', platform: 'browser' } as const
  const { outputFiles } = await build({ ...options, entryPoints: entries, outdir: 'out', write: false })
  const bytes = outputFiles.reduce((sum, { contents }) => sum + gzipSync(contents).length, 0)
  expect(outputFiles.length).toBeGreaterThanOrEqual(entries.length)
  expect(bytes).toBeLessThanOrEqual(maxBytes)
})

describe('as it is built', () => {
  const run = (...args: string[]) => execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' })

  beforeAll(() => {
    run(compiler, '-p', 'packages/client')
  })

  test('its three entries are found by name', () => {
    const code = `for (const entry of ['', '/queue', '/sign-in'])
      console.log(Object.keys(await import('@fieldpost/client' + entry)).join(' '))`
    expect(run('--input-type=module', '-e', code).trim().split('\n')).toEqual([
      'SignInRequired createClient problemOf',
      'SignInRequired fileStore indexedDbStore memoryStore openLane',
      'SignInError SignInRequired cognito session',
    ])
  })

  test('an app of its own compiles strict against its types', () => {
    expect(run(compiler, '-p', 'test/client/consumer')).toBe('')
  })
})
