import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BuildOptions, build, type Plugin } from 'esbuild'
import { handlerBuildOptions } from '../../infra/bundle.ts'

const functions = join(import.meta.dirname, '../../functions')
export const ingest = 'shifts/handlers/ingest.ts'

export type ColdBundles = {
  /** By the entry of the handler, as it is deployed. */
  readonly handlers: ReadonlyMap<string, string>
  /** Ingest with the account's key at hand. */
  readonly withoutKey: string
  readonly sdkAlone: string
  /** The same, bundled as ours are. */
  readonly sdkTrimmed: string
  readonly discard: () => void
}

export function everyHandler(): string[] {
  return globSync('*/handlers/*.ts', { cwd: functions }).toSorted()
}

/** Handlers bundled as for deployment, and what they are held against. */
export async function bundleForCold(entries: readonly string[]): Promise<ColdBundles> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpost-cold-'))
  const bundled = (name: string) => join(folder, `${name.replaceAll('/', '-').replace(/\.ts$/, '')}.cjs`)
  const bundle = (name: string, file: string, plugins: Plugin[], more: BuildOptions = {}) =>
    build({ ...handlerBuildOptions, ...more, entryPoints: [file], outfile: bundled(name), plugins })
  const { plugins } = handlerBuildOptions
  for (const entry of entries) await bundle(entry, join(functions, entry), plugins)
  await bundle('without-key', join(functions, ingest), [...plugins, keysAtHand])
  const sdk = join(import.meta.dirname, 'sdk-alone.ts')
  // as the SDK comes, since that is what everybody else starts with; and with what we do about it
  await bundle('sdk-alone', sdk, [], { supported: {} })
  await bundle('sdk-trimmed', sdk, plugins)
  return {
    handlers: new Map(entries.map((entry) => [entry, bundled(entry)])),
    withoutKey: bundled('without-key'),
    sdkAlone: bundled('sdk-alone'),
    sdkTrimmed: bundled('sdk-trimmed'),
    discard: () => rmSync(folder, { recursive: true, force: true }),
  }
}

const keysAtHand: Plugin = {
  name: 'keys-at-hand',
  setup: (hooks) =>
    hooks.onResolve({ filter: /\/(keyring|kms-vault)\.ts$/ }, () => ({
      path: join(import.meta.dirname, 'free-keys.ts'),
    })),
}
