import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Installation } from './installation.ts'
import { problemsOf } from './installation-problems.ts'
import { isHermetic, type Stage, stageOf } from './stage.ts'

/** For the installer to act on: printed without a stack. */
export class InstallationError extends Error {
  override readonly name = 'InstallationError'
}

const root = fileURLToPath(new URL('..', import.meta.url))
const ownFile = 'fieldpost.config.json'
/** Committed; the tests and checks read it. */
export const exampleFile = 'fieldpost.config.example.json'

/** What a command says beside the file. */
export type Given = {
  /** Of the installation's file, relative to the project's root. */
  readonly file?: string | undefined
  readonly stage?: string | undefined
  /** Of stages on one machine only. */
  readonly gracePeriod?: string | undefined
}

/**
 * Stages `local` and `test` read a file only if it is given, so that a developer's own does not change them.
 * @throws InstallationError with every problem of the file
 */
export function readStage(given: Given = {}): Stage {
  const file = given.file || ownFile
  const hermetic = given.stage !== undefined && isHermetic(given.stage)
  const content = hermetic && !given.file ? {} : contentOf(file)
  const name = given.stage ?? stageIn(content)
  const settings = given.gracePeriod && isHermetic(name) ? { ...content, gracePeriod: given.gracePeriod } : content
  const problems = problemsOf({ ...settings, stage: name }, !isHermetic(name))
  if (given.gracePeriod && !isHermetic(name))
    problems.push('FIELDPOST_GRACE_PERIOD is for the stages local and test: set gracePeriod in the file')
  if (problems.length === 0) return stageOf(name, Installation.parse(settings))
  const list = problems.map((problem) => `\n  - ${problem}`).join('')
  throw new InstallationError(
    `The stage "${name}" cannot be synthesized from ${file} (docs/settings.md describes each key):${list}`,
  )
}

/** @throws InstallationError for a setting on the command line, which would look as if it took effect */
export function refuseContext(contextOf: (name: string) => unknown): void {
  const names = [...Object.keys(Installation.shape), 'carrierManagesOptOuts'].filter((name) => name !== 'stage')
  const found = names.filter((name) => contextOf(name) !== undefined)
  if (found.length > 0)
    throw new InstallationError(
      `${found.map((name) => `-c ${name}=…`).join(', ')}: this belongs in ${ownFile}, not on the command line`,
    )
}

/** @throws InstallationError if the file, relative to the project's root, is not there or not JSON */
export function contentOf(file: string): object {
  const path = resolve(root, file)
  if (!existsSync(path))
    throw new InstallationError(`There is no ${file}: copy ${exampleFile} and edit it, as README.md says`)
  try {
    return Object(JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    throw new InstallationError(`${file} is not JSON: ${error instanceof Error ? error.message : error}`)
  }
}

function stageIn(content: object): string {
  return 'stage' in content ? String(content.stage) : 'production'
}
