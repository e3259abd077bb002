import { runCommand } from '../tools/command.ts'
import { readOptions } from './options.ts'
import { run } from './run.ts'

// As in Lambda; threads inherit it.
process.env['TZ'] = 'UTC'

await runCommand(() => run(readOptions(process.argv.slice(2), process.env)))
