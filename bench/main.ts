import { parseArgs } from 'node:util'
import type { Options } from './measure.ts'
import { asJson, asTable, noted, type Section } from './report.ts'
import { checking } from './suites/checking.ts'
import { cipher } from './suites/cipher.ts'
import { coldStarts } from './suites/cold-start.ts'
import { erasure } from './suites/erasure.ts'
import { growth } from './suites/growth.ts'
import { messages } from './suites/messages.ts'
import { packedBytes } from './suites/packed-bytes.ts'
import { reading } from './suites/reading.ts'
import { uploadOverHttp } from './suites/upload-over-http.ts'
import { uploadRate } from './suites/upload-rate.ts'
import { writeUnits } from './suites/write-units.ts'

/** `npm run bench -- [--quick | --long] [--json] [--write] [--only WORD]`: both sides of every ratio in one run. */
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
})
const options: Options = { quick: values.quick, long: values.long, repeats: values.quick ? 5 : 9 }
const suites = [
  // first, since a container of ingest has not compiled anything else either
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
  coldStarts,
].filter(({ title }) => !values.only || title.toLowerCase().includes(values.only.toLowerCase()))

// What the functions log is no result, and would stand in the way of who parses it.
const print = process.stdout.write.bind(process.stdout)
process.stdout.write = process.stderr.write.bind(process.stderr)
const sections: Section[] = []
for (const { title, run } of suites) {
  const begun = performance.now()
  sections.push({ title, results: await run(options) })
  if (!values.json) process.stderr.write(`${title}: ${Math.round((performance.now() - begun) / 1_000)} s\n`)
}
if (values.write) noted(sections)
print(`${values.json ? asJson(sections) : asTable(sections)}\n`)
