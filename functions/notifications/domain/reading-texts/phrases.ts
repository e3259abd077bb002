/** Words of one role ("texts", "please"), separated by `|`; an entry may have several words, or `\S` for any letter. */
export type WordClasses = Readonly<Record<string, string>>

/**
 * Compiles a phrase to an expression over `textOf(words)`. A phrase is items separated by spaces: words `stop|quit`, a class
 * `<texts>`, any word `_`, `^` and `$` for the ends of the clause, each with `?`, `*` (up to six) or `{1,3}`; `!x` says
 * what must not follow, `%x` what must not stand before. All repetition is bounded, so the time is linear.
 */
function phrase(template: string, classes: WordClasses): RegExp {
  const source = template
    .split(' ')
    .map((item) => itemOf(item, classes))
    .join('')
  return new RegExp(`${source}(?= |$)`, 'g')
}

export function phrases(templates: string, classes: WordClasses): readonly RegExp[] {
  return templates
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((template) => phrase(template, classes))
}

/** Each word with a space before it. */
export const textOf = (words: readonly string[]) => words.map((word) => ` ${word}`).join('')

const quantifiers: Readonly<Record<string, string>> = { '': '', '?': '?', '*': '{0,6}' }

function itemOf(item: string, classes: WordClasses): string {
  if (item === '^' || item === '$') return item
  const [, lookaround = '', body = '', quantifier = ''] = /^([!%])?(.*?)(\?|(?<!\\S)\*|\{\d,\d\})?$/.exec(item) ?? []
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
      const name = /^<(\w+)>$/.exec(word)?.[1]
      if (name === undefined) return word.replaceAll('_', ' ')
      const members = classes[name]
      if (members === undefined) throw new Error(`unknown class ${name}`)
      return members
    })
    .join('|')
}
