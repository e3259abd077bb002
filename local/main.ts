import { runCommand } from '../tools/command.ts'
import { readOptions } from './options.ts'
import { run } from './run.ts'

// Lambda's own time zone; threads take it from here.
process.env['TZ'] = 'UTC'

await runCommand(() => run(readOptions(process.argv.slice(2), process.env)))
