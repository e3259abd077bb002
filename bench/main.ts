import { accessSync, constants } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { findBinary } from '../local/engines/dynamodb.ts'
import { CommandFailure, readCommandLine, runCommand, wrongUse } from '../tools/command.ts'
import type { Options } from './measure.ts'
import { asJson, asTable, document, type Section, writeToDocument } from './report.ts'
import { checking } from './suites/checking.ts'
import { cipher } from './suites/cipher.ts'
import { coldStarts } from './suites/cold-start.ts'
import { erasure } from './suites/erasure.ts'
import { growth } from './suites/growth.ts'
import { messages } from './suites/messages.ts'
import { packedBytes } from './suites/packed-bytes.ts'
import { reading } from './suites/reading.ts'
import { dueRuns } from './suites/run-due.ts'
import { uploadOverHttp } from './suites/upload-over-http.ts'
import { uploadRate } from './suites/upload-rate.ts'
import { writeUnits } from './suites/write-units.ts'

const usage = `npm run bench -- [--quick | --long] [--json] [--write] [--only WORD]

Measures both sides of every ratio in one run; seven minutes.
--quick        under a minute: fewer calls, a smaller account, the cold start of one function
--long         also what takes an hour
--only WORD    the parts whose title has the word
--write        puts the table into docs/performance.md
--json         for machines`

const allSuites = [
  // first: in a new container nothing else has been compiled either
  checking,
  packedBytes,
  writeUnits,
  reading,
  uploadRate,
  uploadOverHttp,
  growth,
  cipher,
  erasure,
  messages,
  dueRuns,
  coldStarts,
]

await runCommand(async () => {
  const { values } = readCommandLine(usage, {
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
  })
  const { quick, long, json, write, only = '' } = values
  if (quick && long) throw wrongUse('--quick and --long exclude each other', usage)
  const suites = allSuites.filter(({ title }) => title.toLowerCase().includes(only.toLowerCase()))
  if (suites.length === 0) throw wrongUse(`No part has "${only}" in its title`, usage)
  if (!process.env['DYNAMODB_ENDPOINT']) findBinary()
  if (write) requireWritable(fileURLToPath(document))

  // stdout is for results: functions log to stderr here
  const print = process.stdout.write.bind(process.stdout)
  process.stdout.write = process.stderr.write.bind(process.stderr)
  const options: Options = { quick, long, repeats: quick ? 5 : 9 }
  const sections: Section[] = []
  for (const { title, run } of suites) {
    const startedAt = performance.now()
    sections.push({ title, results: await run(options) })
    if (!json) process.stderr.write(`${title}: ${Math.round((performance.now() - startedAt) / 1_000)} s\n`)
  }
  if (write) writeToDocument(sections)
  print(`${json ? asJson(sections) : asTable(sections)}\n`)
})

function requireWritable(file: string): void {
  try {
    accessSync(file, constants.W_OK)
  } catch (error) {
    throw new CommandFailure(
      `${file} cannot be written (${(error as Error).message.split(',')[0]}). Leave out --write.`,
    )
  }
}
