// Runs a TypeScript file of the project for an npm script: node tools/run.mjs FILE [OPTION]…
import './preflight.mjs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const file = resolve(process.argv[2] ?? '')
process.argv.splice(1, 2, file)
try {
  await import(pathToFileURL(file).href)
} catch (error) {
  // a folder that cannot be written is nothing that a stack explains
  if (!error?.syscall) throw error
  console.error(error.message)
  process.exit(1)
}
