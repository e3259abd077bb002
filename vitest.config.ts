import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { anyFreePort } from './local/state/ports.ts'

const compiled = join(import.meta.dirname, 'node_modules', '.cache', 'compiled')
/** As the bundles have it: a Markdown file is its text. */
const markdown = {
  name: 'markdown',
  transform: (text: string, path: string) =>
    path.endsWith('.md') ? `export default ${JSON.stringify(text)}` : undefined,
}
const project = (name: string, include: string[], timeout: number) => ({
  plugins: [markdown],
  test: {
    name,
    include,
    testTimeout: timeout,
    hookTimeout: timeout,
    pool: 'forks' as const,
    isolate: false, // files of a process import the program once: a third of the CPU
    env: { NODE_COMPILE_CACHE: compiled },
  },
})

/** DynamoDB Local checks expressions more strictly (`npm run test:strict`, needs Java). */
async function onDynamoDbLocal() {
  const port = String(await anyFreePort())
  const { test, plugins } = project('strict store', ['test/**/*.store.test.ts'], 120_000)
  const env = { ...test.env, DYNAMODB_ENDPOINT: `http://127.0.0.1:${port}` }
  process.env['DYNAMODB_LOCAL_PORT'] = port
  return { plugins, test: { ...test, env, globalSetup: './test/support/dynamodb-local.ts' } }
}

export default defineConfig(async () => ({
  test: {
    maxWorkers: 3, // one more than CI has cores: journeys mostly wait
    projects: [
      project('unit', ['test/**/*.unit.test.ts'], 60_000),
      project('store', ['test/**/*.store.test.ts'], 60_000),
      await onDynamoDbLocal(),
      project('infra', ['test/**/*.infra.test.ts'], 120_000),
      project('journey', ['test/**/*.journey.test.ts'], 240_000),
      project('torture', ['test/torture/**/*.torture.test.ts'], 1_800_000), // only `npm run torture`, since it takes long
    ],
  },
}))
