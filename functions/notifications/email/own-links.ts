import { escapeHtml } from '../../shared/http/html.ts'
import { breakWebAddresses } from '../../shared/web-address.ts'

/** `links`: our own pages, each between spaces or line breaks in the text; `code`: a word to be copied. */
export type MemberText = {
  readonly text: string
  readonly links?: readonly string[] | undefined
  readonly code?: string | undefined
}

const codeStyle = 'font:1.125em ui-monospace,Menlo,Consolas,monospace;letter-spacing:.05em'

/** Names and addresses in emails to members are typed by strangers: only our own links may be clickable. */
export function plainWithOwnLinks({ text, ...own }: MemberText): string {
  return wordsOf(text)
    .map((word) => (isOurs(word, own) ? word : breakWebAddresses(word)))
    .join('')
}

/** One paragraph or line as HTML. */
export function htmlWithOwnLinks(text: string, own: Omit<MemberText, 'text'>): string {
  return wordsOf(text)
    .map((word) => {
      const html = escapeHtml(isOurs(word, own) ? word : breakWebAddresses(word))
      if (word === own.code) return `<code style="${codeStyle}">${html}</code>`
      return own.links?.includes(word) ? `<a href="${html}">${html}</a>` : html
    })
    .join('')
    .replaceAll('\n', '<br>')
}

/** Words, and what is between them: space, and punctuation that ends a word. */
function wordsOf(text: string): string[] {
  return text.split(/([.,;:!?)]*(?:\s+|$))/)
}

function isOurs(word: string, { links, code }: Omit<MemberText, 'text'>): boolean {
  return word === code || (links?.includes(word) ?? false)
}
