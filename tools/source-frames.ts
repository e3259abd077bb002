import { SourceMap } from 'node:module'

/** `at name (/var/task/index.cjs:3:1204)`; a frame without a name has no brackets. */
const frame = /at (?:(?<name>[^()\n]+?) \()?(?<file>[^()\s]*index\.cjs):(?<line>\d+):(?<column>\d+)\)?/g

/** Replaces each frame of a bundle by its place in the sources. `map` is the content of the bundle's source map. */
export function sourceFrames(text: string, map: string): string {
  const sources = new SourceMap(JSON.parse(map))
  return text.replace(frame, (whole: string, ...rest: unknown[]) => {
    const { name, line, column } = rest.at(-1) as Record<string, string | undefined>
    const found = sources.findEntry(Number(line) - 1, Number(column) - 1)
    if (!('originalSource' in found)) return whole
    const place = `${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}`
    return `at ${name ?? '-'} (${place})`
  })
}

/** A log line of ours as lines to read: what happened, then one frame a line. Any other line stays as it is. */
export function unfoldLine(line: string): string {
  const logged = parsed(line)
  if (!Array.isArray(logged?.['frames'])) return line
  const { frames, ...rest } = logged
  return [JSON.stringify(rest), ...frames.map((each: unknown) => `    ${each}`)].join('\n')
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    return Object(JSON.parse(line)) as Record<string, unknown>
  } catch {
    return undefined
  }
}
