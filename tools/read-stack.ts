import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { CommandFailure, fileArgument, readCommandLine, readInput, runCommand, wrongUse } from './command.ts'
import { sourceFrames, unfoldLine } from './source-frames.ts'

const usage = `npm run read-stack -- --function NAME [--maps FOLDER] [FILE]

Prints log lines, or a stack, with the places in our sources instead of those in a bundle. Without FILE it reads standard input.
--function   shifts-ingest for functions/shifts/handlers/ingest.ts
--maps       the source maps of the deployment (cdk.out/source-maps); keep that folder with each deployment`

await runCommand(async () => {
  const options = { function: { type: 'string' }, maps: { type: 'string', default: 'cdk.out/source-maps' } } as const
  const { values, positionals } = readCommandLine(usage, options, { positionals: true })
  const { function: name, maps } = values
  if (!name) throw wrongUse('A function is needed', usage)
  const folder = fileArgument(maps)
  if (!existsSync(folder))
    throw new CommandFailure(`There is no folder ${folder}: npm run synth writes cdk.out/source-maps`)
  const file = join(folder, `${name}.map`)
  if (!existsSync(file)) throw new CommandFailure(`There is no function ${name}. There are: ${namesIn(folder)}`)
  const [input] = positionals
  const log = input === undefined ? await text(process.stdin) : readInput(fileArgument(input))
  console.log(sourceFrames(log.trimEnd().split('\n').map(unfoldLine).join('\n'), readInput(file)))
})

function namesIn(folder: string): string {
  return readdirSync(folder)
    .map((name) => name.replace(/\.map$/, ''))
    .join(', ')
}
