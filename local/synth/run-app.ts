import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { reasonOf, StartFailure } from '../failure.ts'

/** `app` is relative to the root. */
export type Synthesis = { root: string; app: string; stage: string; state: string }

/** @throws StartFailure with the app's first error; all output is in the state folder's logs */
export async function runApp({ root, app, stage, state }: Synthesis, outdir: string): Promise<void> {
  const context = await contextOf(root)
  // So that the app's temporary files also go when the process is ended in between.
  const temporary = `${outdir}-tmp`
  mkdirSync(temporary, { recursive: true })
  const environment = {
    ...process.env,
    TMPDIR: temporary,
    FIELDPOST_STAGE: stage,
    CDK_OUTDIR: outdir,
    CDK_VALIDATION: 'false',
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, stage }),
  }
  const ended = Promise.withResolvers<string | undefined>()
  const child = execFile(
    process.execPath,
    [app],
    { cwd: root, env: environment, maxBuffer: 1e8 },
    (error, stdout, stderr) => ended.resolve(error ? `${stdout}${stderr}`.trim() || reasonOf(error) : undefined),
  )
  const remove = () => rmSync(temporary, { recursive: true, force: true, maxRetries: 5 })
  const abandon = () => {
    child.kill('SIGKILL')
    remove()
    rmSync(outdir, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', abandon)
  const said = await ended.promise
  process.off('exit', abandon)
  remove()
  if (said === undefined) return
  const log = join(state, 'logs', 'synth.log')
  writeFileSync(log, `${said}\n`)
  throw new StartFailure(`The stacks cannot be synthesized (${app}, stage ${stage}): ${firstError(said)} (see ${log})`)
}

/** Leaves out the source line and the stack. */
function firstError(said: string): string {
  const lines = said.split('\n')
  const at = lines.findIndex((line) => /^\w*Error\b.*: /.test(line))
  const line = lines[at]?.replace(/^\w*Error\b.*?: /, '') ?? lines[0] ?? ''
  return line.endsWith(':') ? `${line} ${lines[at + 1]?.trim()}` : line
}

/** Reads cdk.json, which otherwise only the CDK's own command reads. */
async function contextOf(root: string): Promise<object> {
  const content = await readFile(join(root, 'cdk.json'), 'utf8').catch(() => '{}')
  return (JSON.parse(content) as { context?: object }).context ?? {}
}
