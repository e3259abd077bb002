/**
 * A spreadsheet runs a cell that begins with one of these as a formula (OWASP, CSV injection). It may drop what stands before
 * it, and a program that takes another separator begins a cell, or a line, in the middle of ours: so a cell may begin after a
 * semicolon, a tab or a line break too.
 */
const formula = '[=+\\-@＝＋－＠]'
const cellBegin = '(?:^|[;\\t\\r\\n])(?:[^\\S\\t\\r\\n]|")*'

const defusable = new RegExp(`(${cellBegin})(?='*${formula})`, 'g')
const defused = new RegExp(`(${cellBegin})'(?='*${formula})`, 'g')
/** Blanks at the beginning of a file's cell are dropped by some programs. */
const blank = /^(?='*[\t\r\n])/
const defusedBlank = /^'(?='*[\t\r\n])/

/**
 * Puts an apostrophe before each formula; text that has apostrophes there already gets one more, so that `withFormulas` takes
 * back exactly the one that was added.
 */
export function withoutFormulas(text: string): string {
  return text.replace(defusable, "$1'").replace(blank, "'")
}

/** The inverse of `withoutFormulas`. Leaves text alone that it has not changed. */
export function withFormulas(text: string): string {
  return text.replace(defusedBlank, '').replace(defused, '$1')
}
