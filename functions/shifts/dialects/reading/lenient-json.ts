type Frame = {
  readonly value: Record<string, unknown> | unknown[]
  /** Of an object: the name whose value comes next. */
  key?: string | undefined
}

export type Documents = {
  readonly documents: readonly unknown[]
  /** Objects and lists whose end is missing. */
  readonly cut: ReadonlySet<unknown>
}

const maxDepth = 64
/** Of objects and lists, together: more than 4 MB of positions have. What follows is not read, and what is open is cut. */
const maxOpened = 500_000
const spaceAndComments = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))*/y
const name = /[^:,{}[\]\r\n]+/y
/** Ends where its comma is missing, too. */
const number = /[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?(?=\s*(?:[,}\]"']|$))/y
/** Apps write times and words without quotes: only the end of the field ends them. */
const bare = /[^,}\]\r\n]+/y
const unknownWords: ReadonlySet<string> = new Set(['null', 'none', 'nil', 'undefined', 'nan', 'infinity', 'inf'])

/**
 * Reads what is like JSON: bare words and names, either quotes, comments, missing values and commas, several documents
 * one after another. Linear; never throws. A broken part costs its own field only.
 */
export function readLenientJson(text: string): Documents {
  const documents: unknown[] = []
  const cut = new Set<unknown>()
  const stack: Frame[] = []
  let [position, tooDeep, opened] = [0, 0, 0]

  const take = (pattern: RegExp): string => {
    pattern.lastIndex = position
    const found = pattern.exec(text)?.[0] ?? ''
    position += found.length
    return found
  }
  const add = (value: unknown) => {
    const frame = stack.at(-1)
    if (!frame) return
    if (Array.isArray(frame.value)) frame.value.push(value)
    else if (frame.key !== undefined) frame.value[frame.key] = value
    if (frame.key !== undefined) frame.key = undefined
  }
  const open = (value: Frame['value']) => {
    opened += 1
    if (stack.length === 0) documents.push(value)
    else add(value)
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
    const frame = stack.at(-1)
    return frame !== undefined && !Array.isArray(frame.value) && frame.key === undefined
  }

  for (take(spaceAndComments); position < text.length && opened < maxOpened; take(spaceAndComments)) {
    const mark = text[position] ?? ''
    const opens = mark === '{' || mark === '['
    const closes = mark === '}' || mark === ']'
    if (opens || closes || mark === ',' || mark === ':') position += 1
    if (tooDeep > 0 || (opens && stack.length >= maxDepth)) {
      if (opens) tooDeep += 1
      else if (closes) tooDeep -= 1
      else if (mark !== ',' && mark !== ':') token(mark, bare)
    } else if (opens) open(mark === '{' ? Object.create(null) : [])
    else if (closes) close(mark === ']')
    else if (mark === ',') forgetName()
    else if (mark !== ':') field(mark)
  }
  for (const { value } of stack) cut.add(value)
  return { documents, cut }

  function forgetName() {
    const frame = stack.at(-1)
    if (frame?.key !== undefined) add(null)
  }

  function field(mark: string) {
    if (!isName()) return add(token(mark, bare))
    const key = token(mark, name)
    take(spaceAndComments)
    const frame = stack.at(-1)
    if (frame && text[position] === ':') frame.key = String(key)
  }

  /** A text without its end ends with the body, and its record is cut. */
  function token(mark: string, unquoted: RegExp): unknown {
    if (mark === '"' || mark === "'") return quoted(mark)
    const word = (unquoted === bare && take(number)) || take(unquoted)
    if (word === '') position += 1
    return wordValue(word.replace(/\s+\/[/*].*$/, '').trim())
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
