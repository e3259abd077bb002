/** Matches strings whole, and what some encoders write instead of valid JSON. */
const invalidTokens =
  /"(?:[^"\\]|\\[\s\S])*(?:"|$)|-?\b(?:nan|infinity|inf|undefined|none)\b|,(?=\s*[}\]])|[:,](?=\s*,)|:(?=\s*})/gi

/** Of a damaged text, at most `max` complete objects. */
export function repairJson(
  text: string,
  max: number,
): { readonly documents: readonly unknown[]; readonly broken: boolean } {
  const repaired = text.replace(invalidTokens, repairToken)
  const whole = parse(repaired)
  if (whole !== undefined) return { documents: [whole], broken: false }
  return { documents: wholeObjects(repaired, max), broken: true }
}

function repairToken(token: string): string {
  if (token.startsWith('"')) return token
  if (token === ':') return ':null'
  return token === ',' ? '' : 'null'
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const stringsAndBraces = /"(?:[^"\\]|\\[\s\S])*(?:"|$)|[{}]/g

/** The outermost ones of a truncated text. */
function wholeObjects(text: string, max: number): unknown[] {
  const open: number[] = []
  const closed: { start: number; end: number }[] = []
  for (const { 0: mark, index } of text.matchAll(stringsAndBraces)) {
    if (mark === '{') open.push(index)
    const start = mark === '}' ? open.pop() : undefined
    if (start === undefined) continue
    while ((closed.at(-1)?.start ?? -1) > start) closed.pop()
    closed.push({ start, end: index + 1 })
  }
  const whole = closed.slice(0, max).map(({ start, end }) => parse(text.slice(start, end)))
  return whole.filter((value) => value !== undefined)
}
