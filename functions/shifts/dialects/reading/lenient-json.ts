type Frame = {
  readonly value: Record<string, unknown> | unknown[]
  /** Of an object: the name whose value comes next. */
  key?: string | undefined
  /** Of an object: the name of the number that came last. */
  ofNumber?: string | undefined
}

export type Documents = {
  readonly documents: readonly unknown[]
  /** Objects and lists that are not whole: their end is missing, or a part was not read. */
  readonly cut: ReadonlySet<unknown>
}

const maxDepth = 64
/** Of objects and lists, together: more than 4 MB of positions have. What follows is not read, and what is open is cut. */
const maxOpened = 500_000
const space = /\s+/y
const comment = /\/\*[\s\S]*?(?:\*\/|$)/y
const lineComment = /\/\/[^\n]*/y
const name = /[^:,{}[\]\r\n]+/y
/** Ends where its comma is missing, too. */
const number = /[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?(?=\s*(?:[,}\]"']|$))/y
/** Apps write times and words without quotes: only the end of the field ends them. */
const bare = /[^,{}[\]\r\n]+|[{[][^{}[\]"':\r\n]*[}\]]|[{[]/y
/** A name is missing: what should be one is the rest of a number with a decimal comma. */
const digits = /^\d/
const unknownWords: ReadonlySet<string> = new Set(['null', 'none', 'nil', 'undefined', 'nan', 'infinity', 'inf'])

/**
 * Reads what is like JSON: bare words and names, either quotes, comments, missing values and commas, several documents
 * one after another. Linear; never throws. A broken part costs its own field only; what cannot be read is in `cut`.
 */
export function readLenientJson(text: string): Documents {
  const documents: unknown[] = []
  const cut = new Set<unknown>()
  const stack: Frame[] = []
  const lastLineBreak = text.lastIndexOf('\n')
  /** Fields outside of any object, as after one that seemed to end early. */
  const outside: Frame = { value: Object.create(null) }
  let [position, tooDeep, opened] = [0, 0, 0]

  const take = (pattern: RegExp): string => {
    pattern.lastIndex = position
    const found = pattern.exec(text)?.[0] ?? ''
    position += found.length
    return found
  }
  // one that would run to the end of the body is a text
  const isLineComment = () => position < lastLineBreak && text.startsWith('//', position)
  const skipSpace = () => {
    while (take(space) || take(comment) || (isLineComment() && take(lineComment)));
  }
  const current = () => stack.at(-1) ?? outside
  const add = (value: unknown) => {
    const frame = current()
    frame.ofNumber = typeof value === 'number' ? frame.key : undefined
    if (Array.isArray(frame.value)) frame.value.push(value)
    else if (frame.key !== undefined) frame.value[frame.key] = value
    if (frame.key !== undefined) frame.key = undefined
  }
  const open = (value: Frame['value']) => {
    opened += 1
    if (stack.length === 0) {
      documents.push(value)
      outside.key = undefined
    } else add(value)
    stack.push({ value })
  }
  const close = (isList: boolean) => {
    const index = stack.findLastIndex(({ value }) => Array.isArray(value) === isList)
    if (index < 0) return
    const [closed, ...others] = stack.splice(index)
    for (const { value } of others) cut.add(value)
    // a body of empty objects would take a hundred times its size
    if (index === 0 && closed && Object.keys(closed.value).length === 0) documents.pop()
  }
  const isName = () => {
    const frame = current()
    return !Array.isArray(frame.value) && frame.key === undefined
  }

  for (skipSpace(); position < text.length && opened < maxOpened; skipSpace()) {
    const mark = text[position] ?? ''
    const opens = mark === '{' || mark === '['
    const closes = mark === '}' || mark === ']'
    if (opens || closes || mark === ',' || mark === ':') position += 1
    if (tooDeep > 0 || (opens && stack.length >= maxDepth)) {
      if (opens) {
        tooDeep += 1
        cut.add(current().value)
      } else if (closes) tooDeep -= 1
      else if (mark !== ',' && mark !== ':') token(mark, bare)
    } else if (opens) open(mark === '{' ? Object.create(null) : [])
    else if (closes) close(mark === ']')
    else if (mark === ',') forgetName()
    else if (mark !== ':') field(mark)
  }
  for (const { value } of stack) cut.add(value)
  if (position < text.length) cut.add([])
  if (Object.keys(outside.value).length > 0) cut.add(outside.value)
  return { documents, cut }

  function forgetName() {
    if (current().key !== undefined) add(null)
  }

  function field(mark: string) {
    if (!isName()) return add(token(mark, bare))
    const key = String(token(mark, name))
    skipSpace()
    const frame = current()
    if (text[position] === ':') frame.key = key
    else if (frame.ofNumber !== undefined && digits.test(key) && !Array.isArray(frame.value))
      frame.value[frame.ofNumber] += ` ${key}` // no reader takes it for a number
  }

  /** A text without its end ends with the body, and its record is cut. */
  function token(mark: string, unquoted: RegExp): unknown {
    if (mark === '"' || mark === "'") return quoted(mark)
    const start = position
    if (unquoted === name) take(name)
    else if (!take(number)) while (take(bare));
    const word = text.slice(start, position)
    if (word === '') position += 1
    const end = word.search(/\s\/[/*]/)
    return wordValue((end < 0 ? word : word.slice(0, end)).trim())
  }

  function quoted(quote: string): string {
    let end = position + 1
    while (end < text.length && text[end] !== quote) end += text[end] === '\\' ? 2 : 1
    const raw = text.slice(position + 1, end)
    position = end + 1
    return raw.includes('\\') ? unescaped(raw) : raw
  }
}

function unescaped(raw: string): string {
  try {
    return JSON.parse(`"${raw.replaceAll("\\'", "'").replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`)
  } catch {
    return raw
  }
}

function wordValue(word: string): unknown {
  if (word === 'true' || word === 'false') return word === 'true'
  if (unknownWords.has(word.toLowerCase().replace(/^[+-]/, ''))) return null
  return /^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/.test(word) ? Number(word) : word
}
