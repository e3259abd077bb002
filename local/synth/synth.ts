import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { reasonOf, StartFailure } from '../failure.ts'
import { cached } from './cache.ts'
import { fingerprint } from './fingerprint.ts'

const attempts = 5

/** The app's assembly for the stage: from the cache if nothing it reads has changed, else synthesized now. */
export async function synthesize(root: string, app: string, stage: string): Promise<string> {
  const variables = { app, stage, ...appVariables(process.env) }
  const cache = join(root, 'node_modules', '.cache', 'fieldpost', stage)
  const sources = [...new Set(['infra', 'functions', dirname(app)])]
  const print = () => fingerprint(root, sources, variables)
  for (let attempt = 1; ; attempt += 1) {
    const key = await print()
    let changed = false
    const make = async (draft: string) => {
      try {
        await run(root, app, stage, draft)
        // Without this, the project's package.json would make a CommonJS bundle an ES module.
        await writeFile(join(draft, 'package.json'), '{}')
      } finally {
        changed = (await print()) !== key
      }
      if (changed) throw new StartFailure('The sources change faster than they can be synthesized')
    }
    try {
      return await cached(cache, key, make)
    } catch (error) {
      // A file was saved meanwhile, so the result does not match its key.
      if (!changed || attempt === attempts) throw error
    }
  }
}

/** Fieldpost's variables that an app may read, without the state folder and port, which must not change a synthesis. */
function appVariables(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = ['FIELDPOST_STATE', 'FIELDPOST_STAGE', 'FIELDPOST_APP']
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => name.startsWith('FIELDPOST_') && !others.includes(name)),
  )
}

async function run(root: string, app: string, stage: string, outdir: string): Promise<void> {
  const context = await contextOf(root)
  const environment = {
    ...process.env,
    FIELDPOST_STAGE: stage,
    CDK_OUTDIR: outdir,
    CDK_VALIDATION: 'false',
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, stage }),
  }
  await new Promise<void>((resolve, reject) => {
    execFile(process.execPath, [app], { cwd: root, env: environment, maxBuffer: 1e8 }, (error, stdout, stderr) => {
      if (!error) return resolve()
      const said = `${stdout}${stderr}`.trim() || reasonOf(error)
      reject(new StartFailure(`The stacks cannot be synthesized (${app}, stage ${stage}):\n${said}`))
    })
  })
}

/** The context of cdk.json, which only the CDK command line reads by itself. */
async function contextOf(root: string): Promise<object> {
  const content = await readFile(join(root, 'cdk.json'), 'utf8').catch(() => '{}')
  return (JSON.parse(content) as { context?: object }).context ?? {}
}
