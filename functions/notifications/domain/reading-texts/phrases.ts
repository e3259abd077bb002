import { dictionary } from '../../../shared/dictionary.ts'
/** Words of one role ("texts", "please"), separated by `|`; an entry may have several words, or `\S` for any letter. */
export type WordClasses = Readonly<Record<string, string>>

/** `beginnings`: a text that has none of them cannot match; undefined if any may. Compiled when first needed. */
export type Phrase = { readonly beginnings: readonly string[] | undefined; readonly pattern: () => RegExp }

/**
 * A phrase, read as an expression over `textOf(words)`, is items separated by spaces: words `stop|quit`, a class `<texts>`, any
 * word `_`, `^` and `$` for the ends of the clause, each with `?`, `*` (up to six) or `{1,3}`; `!x` says what must not follow,
 * `%x` what must not stand before. All repetition is bounded, so the time is linear.
 */
function phrase(template: string, classes: WordClasses): Phrase {
  const items = template.split(' ')
  let compiled: RegExp | undefined
  const compile = () => new RegExp(`${items.map((item) => itemOf(item, classes)).join('')}(?= |$)`, 'g')
  return {
    beginnings: beginningsOf(items, classes),
    pattern: () => {
      compiled ??= compile()
      return compiled
    },
  }
}

export function phrases(templates: string, classes: WordClasses): readonly Phrase[] {
  return templates
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((template) => phrase(template, classes))
}

export function isIn(text: string, { beginnings, pattern }: Phrase): boolean {
  if (beginnings?.every((each) => !text.includes(each))) return false
  return text.search(pattern()) !== -1
}

/** A mark stays in the place of what is taken out, so that its ends are not read as one. */
export function without(text: string, each: Phrase): string {
  return isIn(text, each) ? text.replace(each.pattern(), ' ·') : text
}

/** Each word with a space before it. */
export const textOf = (words: readonly string[]) => words.map((word) => ` ${word}`).join('')

const quantifiers = dictionary({ '': '', '?': '?', '*': '{0,6}' })

const itemForm = /^([!%])?(.*?)(\?|(?<!\\S)\*|\{\d,\d\})?$/

function itemOf(item: string, classes: WordClasses): string {
  if (item === '^' || item === '$') return item
  const [, lookaround = '', body = '', quantifier = ''] = itemForm.exec(item) ?? []
  const words = body === '_' ? '[^ ]+' : alternatives(body, classes)
  const group = `(?: (?:${words}))`
  if (lookaround === '%') return `(?<!${group})`
  if (lookaround === '!') return `(?!${group}(?= |$))`
  return `${group}${quantifiers[quantifier] ?? quantifier}`
}

function alternatives(body: string, classes: WordClasses): string {
  return body
    .split('|')
    .map((word) => {
      return word.replaceAll('_', ' ').replace(/<(\w+)>/g, (_, name: string) => {
        const members = classes[name]
        if (members === undefined) throw new Error(`unknown class ${name}`)
        return `(?:${members})`
      })
    })
    .join('|')
}

/** How the words of the required item with the fewest ones begin, as far as they are plain letters. */
function beginningsOf(items: readonly string[], classes: WordClasses): readonly string[] | undefined {
  const required = items.filter((item) => /^[^!%^$_].*?(?<!\?|(?<!\\S)\*|\{0,\d\})$/.test(item))
  const choices = required.map((item) => beginnings(alternatives(itemForm.exec(item)?.[2] ?? '', classes)))
  return choices.filter((words) => !words.includes(' ')).toSorted((a, b) => a.length - b.length)[0]
}

const known = new Map<string, readonly string[]>()

function beginnings(words: string): readonly string[] {
  const found =
    known.get(words) ?? choicesOf(words).map((word) => ` ${/^[\p{L}\d\ue000]+(?![?*{])/u.exec(word)?.[0] ?? ''}`)
  known.set(words, found)
  return found
}

/** What is separated by `|`, but within brackets only if they enclose a whole choice. */
function choicesOf(words: string): string[] {
  let depth = 0
  const choices = ['']
  for (const part of words.split(/([(|)])/)) {
    depth += part === '(' ? 1 : part === ')' ? -1 : 0
    if (part === '|' && depth === 0) choices.push('')
    else choices.push(`${choices.pop() ?? ''}${part}`)
  }
  return choices.flatMap((choice) => {
    const inner = /^\(\?:([^()]*)\)(?![?*{])/.exec(choice)?.[1]
    return inner === undefined ? [choice] : inner.split('|')
  })
}
