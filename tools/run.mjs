// Runs a TypeScript file for an npm script: node tools/run.mjs FILE [OPTION]…
import './preflight.mjs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const file = resolve(process.argv[2] ?? '')
process.argv.splice(1, 2, file)
try {
  await import(pathToFileURL(file).href)
} catch (error) {
  // a failure of the system, which a stack does not explain
  if (!error?.syscall) throw error
  console.error(error.message)
  process.exit(1)
}
