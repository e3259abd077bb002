import { defineConfig } from 'vitest/config'

/** Pure rules first; then stores on a real engine, the templates, and whole stories over the local cloud. */
const project = (name: string, include: string[], timeout: number) => ({
  test: { name, include, testTimeout: timeout, hookTimeout: timeout, pool: 'forks' as const },
})

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('unit', ['test/**/*.unit.test.ts'], 20_000),
      project('store', ['test/**/*.store.test.ts'], 60_000),
      project('infra', ['test/**/*.infra.test.ts'], 120_000),
      project('journey', ['test/**/*.journey.test.ts'], 240_000),
    ],
  },
})
