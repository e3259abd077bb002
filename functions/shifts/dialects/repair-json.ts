/** Matches strings whole, then what some encoders write instead of valid JSON. */
const oddities =
  /"(?:[^"\\]|\\[\s\S])*(?:"|$)|-?\b(?:nan|infinity|inf|undefined|none)\b|,(?=\s*[}\]])|[:,](?=\s*,)|:(?=\s*})/gi

/** Reads nearly valid JSON; of a damaged text, at most `max` complete objects. */
export function repairJson(
  text: string,
  most: number,
): { readonly documents: readonly unknown[]; readonly broken: boolean } {
  const mended = text.replace(oddities, mend)
  const whole = parse(mended)
  if (whole !== undefined) return { documents: [whole], broken: false }
  return { documents: wholeObjects(mended, most), broken: true }
}

function mend(token: string): string {
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

const marks = /"(?:[^"\\]|\\[\s\S])*(?:"|$)|[{}]/g

/** The outermost complete objects of a truncated text. */
function wholeObjects(text: string, most: number): unknown[] {
  const open: number[] = []
  const closed: { start: number; end: number }[] = []
  for (const { 0: mark, index } of text.matchAll(marks)) {
    if (mark === '{') open.push(index)
    const start = mark === '}' ? open.pop() : undefined
    if (start === undefined) continue
    while ((closed.at(-1)?.start ?? -1) > start) closed.pop()
    closed.push({ start, end: index + 1 })
  }
  const whole = closed.slice(0, most).map(({ start, end }) => parse(text.slice(start, end)))
  return whole.filter((value) => value !== undefined)
}
