import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { reasonOf, StartFailure } from '../failure.ts'
import { cached } from './cache.ts'
import { fingerprint } from './fingerprint.ts'

const attempts = 5

/** The assembly of the app for the stage: that of an earlier run when nothing it reads has changed, else synthesized now. */
export async function synthesize(root: string, app: string, stage: string): Promise<string> {
  const variables = { app, stage, ...chosen(process.env) }
  const cache = join(root, 'node_modules', '.cache', 'fieldpost', stage)
  const sources = [...new Set(['infra', 'functions', dirname(app)])]
  const print = () => fingerprint(root, sources, variables)
  for (let attempt = 1; ; attempt += 1) {
    const key = await print()
    let changed = false
    const make = async (draft: string) => {
      try {
        await run(root, app, stage, draft)
        // A CommonJS bundle would otherwise be taken for a module, as the project's own package.json says.
        await writeFile(join(draft, 'package.json'), '{}')
      } finally {
        changed = (await print()) !== key
      }
      if (changed) throw new StartFailure('The sources change faster than they can be synthesized')
    }
    try {
      return await cached(cache, key, make)
    } catch (error) {
      // Somebody saved a file meanwhile: what was made is not what the key says.
      if (!changed || attempt === attempts) throw error
    }
  }
}

/** Variables of ours that an app may read; where the state lies or which port is used must not change a synthesis. */
function chosen(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
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

/** The context of cdk.json, which only the CDK's own command would read otherwise. */
async function contextOf(root: string): Promise<object> {
  const content = await readFile(join(root, 'cdk.json'), 'utf8').catch(() => '{}')
  return (JSON.parse(content) as { context?: object }).context ?? {}
}
