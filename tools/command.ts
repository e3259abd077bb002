import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type ParseArgsConfig, parseArgs } from 'node:util'

/** For a person to act on; printed without a stack. */
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
 * `--help` prints the usage and ends the process.
 * @throws CommandFailure with exit code 2 for an unknown option
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

export function wrongUse(reason: string, usage: string): CommandFailure {
  return new CommandFailure(`${reason.replace(/\.$/, '')}. Usage: ${usage.split('\n')[0]}`, 2)
}

/** Relative to the folder that npm was called in: npm runs scripts in the project's root. */
export function fileArgument(file: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env
  return resolve(script && folder ? folder : '.', file)
}

/** @throws CommandFailure with exit code 2 if it cannot be read */
export function readInput(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommandFailure(`There is no file ${file}`, 2)
    throw new CommandFailure(`${file} cannot be read (${message.split(',')[0]})`, 2)
  }
}

/** Prints a CommandFailure and a failure of the system in one line, a bug with its stack. */
export async function runCommand(work: () => unknown): Promise<void> {
  // `| head` has read enough: 128 + SIGPIPE, as in shells
  process.stdout.once('error', () => process.exit(141))
  try {
    await work()
  } catch (error) {
    console.error(isForPeople(error) ? error.message : error)
    process.exit(error instanceof CommandFailure ? error.exitCode : 1)
  }
}

/** A failure of the system (file, port), which a stack does not explain. */
function isForPeople(error: unknown): error is Error {
  return error instanceof CommandFailure || (error instanceof Error && 'syscall' in error && 'code' in error)
}
