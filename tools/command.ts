import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Why a command cannot do its work, in words a person can act on. It is printed without a stack. */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure'
  readonly exitCode: number

  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

type Options = NonNullable<ParseArgsConfig['options']>

/**
 * The options of a command. `--help` prints the usage, whose first line is the call itself, and ends the process.
 * @throws CommandFailure with exit code 2 for anything the command does not know
 */
export function readCommandLine<const T extends Options, const P extends boolean = false>(
  usage: string,
  options: T,
  { positionals = false as P, argv = process.argv.slice(2) }: { positionals?: P; argv?: readonly string[] } = {},
) {
  if (argv.includes('--help') || argv.includes('-h')) {
    console.log(usage)
    process.exit(0)
  }
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: positionals })
  } catch (error) {
    throw wrongUse((error as Error).message.split(/\.\s/)[0] ?? '', usage)
  }
}

/** The failure for a call that a command does not understand: one sentence, then how it is called. */
export function wrongUse(reason: string, usage: string): CommandFailure {
  return new CommandFailure(`${reason.replace(/\.$/, '')}. Usage: ${usage.split('\n')[0]}`, 2)
}

/** A file as the person names it: npm runs every script in the project's root and notes the folder that it was called in. */
export function fileArgument(file: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env
  return resolve(script && folder ? folder : '.', file)
}

/** The text of a file that the person named. Throws CommandFailure with exit code 2 when it cannot be read. */
export function readInput(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommandFailure(`There is no file ${file}`, 2)
    throw new CommandFailure(`${file} cannot be read (${message.split(',')[0]})`, 2)
  }
}

/** Runs a command. What it throws ends the process: a CommandFailure and a failure of the system in one line, a bug with its stack. */
export async function runCommand(work: () => unknown): Promise<void> {
  // `| head` has read enough: 128 and the number of SIGPIPE, as shells have it
  process.stdout.once('error', () => process.exit(141))
  try {
    await work()
  } catch (error) {
    console.error(isForPeople(error) ? error.message : error)
    process.exit(error instanceof CommandFailure ? error.exitCode : 1)
  }
}

/** A file that cannot be written or a port that cannot be taken is nothing that a stack explains. */
function isForPeople(error: unknown): error is Error {
  return error instanceof CommandFailure || (error instanceof Error && 'syscall' in error && 'code' in error)
}
