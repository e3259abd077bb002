import { fileURLToPath } from 'node:url'
import { reasonOf, StartFailure } from './failure.ts'
import { readOptions } from './options.ts'
import { run } from './run.ts'

// Lambda's own time zone; threads take it from here.
process.env['TZ'] = 'UTC'

try {
  await run(
    readOptions(process.argv.slice(2), process.env, fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')),
  )
} catch (error) {
  console.error(error instanceof StartFailure ? reasonOf(error) : error)
  process.exit(1)
}
