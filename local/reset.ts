import { fileURLToPath } from 'node:url'
import { reasonOf } from './failure.ts'
import { readOptions } from './options.ts'
import { dropFolder } from './state/folder.ts'

try {
  const { state } = readOptions([], process.env, fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, ''))
  console.log(dropFolder(state) === 'dropped' ? `Dropped ${state}.` : `There is no state at ${state}.`)
} catch (error) {
  console.error(reasonOf(error))
  process.exit(1)
}
