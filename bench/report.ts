import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { toInstant } from '../functions/shared/instant.ts'
import { isMet, type Result } from './measure.ts'

export type Section = { readonly title: string; readonly results: readonly Result[] }

function machine() {
  const { version, dependencies, optionalDependencies } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  ) as { version: string; dependencies: Record<string, string>; optionalDependencies: Record<string, string> }
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    node: process.version,
    fieldpost: version,
    engine: `dynoxide ${optionalDependencies['@dynoxide/linux-x64']}`,
    sdk: dependencies['@aws-sdk/client-dynamodb'],
    measuredAt: toInstant(Date.now()),
  }
}

export function asJson(sections: readonly Section[]): string {
  const results = sections.flatMap(({ title, results }) =>
    results.map((result) => ({ suite: title, ...result, goal: goalOf(result), met: isMet(result) })),
  )
  return JSON.stringify({ machine: machine(), results }, undefined, 2)
}

export function asTable(sections: readonly Section[]): string {
  const { cpu, cores, node, engine, sdk, measuredAt } = machine()
  const lines = [`${cpu}, ${cores} cores, Node ${node}, ${engine}, AWS SDK ${sdk}, ${measuredAt}`]
  for (const { title, results } of sections) {
    lines.push('', title)
    const width = Math.max(...results.map(({ name }) => name.length))
    const lineOf = (result: Result) => {
      const against = result.against ? `  against ${result.against}` : ''
      return `  ${result.name.padEnd(width)}  ${round(result.value)} ${result.unit}${against}${verdictOn(result)}`
    }
    lines.push(...results.filter(({ stretch }) => !stretch).map(lineOf))
    const hopes = results.filter(({ stretch }) => stretch)
    if (hopes.length > 0) lines.push('  hoped for', ...hopes.map(lineOf))
  }
  return lines.join('\n')
}

/** A missed hope is no ✗. */
function verdictOn(result: Result): string {
  const met = isMet(result)
  if (met === undefined) return ''
  return `  ${met ? '✓' : result.stretch ? '–' : '✗'} ${goalOf(result)}`
}

export const document = new URL('../docs/performance.md', import.meta.url)
const lastRun = /(?<=^## The last full run\n)[\s\S]*?(?=^## )/m

export function writeToDocument(sections: readonly Section[]): void {
  const text = readFileSync(document, 'utf8')
  writeFileSync(
    document,
    text.replace(lastRun, () => `\n\`\`\`\n${asTable(sections)}\n\`\`\`\n\n`),
  )
}

function goalOf({ goal }: Result): string | undefined {
  if (!goal) return undefined
  return 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`
}

const round = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3)).padStart(8)
