import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { handlerBuildOptions } from '../../infra/bundle.ts'

const functions = join(import.meta.dirname, '../../functions')
export const ingest = 'shifts/handlers/ingest.ts'

export type ColdBundles = {
  readonly handlers: ReadonlyMap<string, string>
  readonly withPreloadedKey: string
  readonly sdkAlone: string
  readonly sdkTrimmed: string
  readonly discard: () => void
}

export function everyHandler(): string[] {
  return globSync('*/handlers/*.ts', { cwd: functions }).toSorted()
}

export async function bundleForCold(entries: readonly string[]): Promise<ColdBundles> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpost-cold-'))
  const bundled = (name: string) => join(folder, `${name.replaceAll('/', '-').replace(/\.ts$/, '')}.cjs`)
  const bundle = (name: string, file: string, plugins: Plugin[], more: BuildOptions = {}) =>
    build({ ...handlerBuildOptions, ...more, entryPoints: [file], outfile: bundled(name), plugins })
  const { plugins } = handlerBuildOptions
  for (const entry of entries) await bundle(entry, join(functions, entry), plugins)
  await bundle('preloaded-key', join(functions, ingest), [...plugins, preloadedKeys])
  const sdk = join(import.meta.dirname, 'sdk-alone.ts')
  // the SDK as published, then with our bundling
  await bundle('sdk-alone', sdk, [], { supported: {} })
  await bundle('sdk-trimmed', sdk, plugins)
  return {
    handlers: new Map(entries.map((entry) => [entry, bundled(entry)])),
    withPreloadedKey: bundled('preloaded-key'),
    sdkAlone: bundled('sdk-alone'),
    sdkTrimmed: bundled('sdk-trimmed'),
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const preloadedKeys: Plugin = {
  name: 'preloaded-keys',
  setup: (hooks) =>
    hooks.onResolve({ filter: /\/(keyring|kms-vault)\.ts$/ }, () => ({
      path: join(import.meta.dirname, 'preloaded-keys.ts'),
    })),
}
