import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const firstCall = join(import.meta.dirname, 'first-call.mjs')

export type FirstCall = { readonly milliseconds: number; readonly response: unknown }

/** From loading the bundle to the response to the first event. */
export async function coldStart(bundle: string, event: object, env: Record<string, string>): Promise<FirstCall> {
  const environment = { PATH: process.env['PATH'] ?? '', FIRST_EVENT: JSON.stringify(event), ...env }
  const { stdout } = await run(process.execPath, [firstCall, bundle], { env: environment, maxBuffer: 2 ** 24 })
  return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as FirstCall
}
