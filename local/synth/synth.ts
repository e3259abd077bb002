import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StartFailure } from '../failure.ts'
import { cached, writableFolder } from './cache.ts'
import { fingerprint } from './fingerprint.ts'
import { installationVariables } from './installation-variables.ts'
import { runApp, type Synthesis } from './run-app.ts'

const attempts = 5

/** Reuses an earlier run whose sources have not changed. The state folder takes what a read-only checkout cannot. */
export async function synthesize({ root, app, stage, state }: Synthesis): Promise<string> {
  const cache = await writableFolder(join(root, 'node_modules', '.cache', 'fieldpost', stage), join(state, 'synth'))
  const sources = [...new Set(['infra', 'functions', dirname(app)])]
  const print = async () =>
    fingerprint(root, sources, { app, stage, ...(await installationVariables(root, process.env)) })
  for (let attempt = 1; ; attempt += 1) {
    const key = await print()
    let changed = false
    const make = async (draft: string) => {
      try {
        await runApp({ root, app, stage, state }, draft)
        // Otherwise a CommonJS bundle is taken for a module, as the project's package.json says.
        await writeFile(join(draft, 'package.json'), '{}')
      } finally {
        changed = (await print()) !== key
      }
      if (changed) throw new StartFailure('The sources change faster than they can be synthesized')
    }
    try {
      return await cached(cache, key, make)
    } catch (error) {
      // A file was saved meanwhile, so the assembly does not match its key.
      if (!changed || attempt === attempts) throw error
    }
  }
}
