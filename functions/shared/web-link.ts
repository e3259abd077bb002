import { domainToUnicode } from 'node:url'
import { holdsInvisible } from './hidden-characters.ts'

const hostName = /^(?:[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]*[\p{L}\p{M}\p{N}])?\.)+\p{L}[\p{L}\p{M}\p{N}-]*$/u
const letters = /\p{L}/gu
/** Their letters are not taken for Latin ones, so their names stand under any top-level domain. */
const eastAsian = /^[\p{sc=Latin}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Bopomofo}ー]$/u
const alphabets = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Hebrew', 'Arabic', 'Devanagari', 'Thai'].map(
  (script) => new RegExp(String.raw`^\p{sc=${script}}$`, 'u'),
)

/** Written out: `https://`, a host that reads as it is, perhaps a port, then a path, query or fragment. */
const written = /^https:\/\/([^\s/?#@:\\]+)(?::\d{1,5})?(?:[/?#]|$)/iu

/**
 * Why a link must not go to customers; undefined if it may. It must lead where it seems to: no user information, no backslash,
 * nothing invisible, no escapes or look-alike letters in the host (the scripts of one alphabet do not mix).
 */
export function linkFault(link: string): string | undefined {
  if (/[\s<>"`\\]/u.test(link) || holdsInvisible(link))
    return 'must hold no spaces, backslashes or invisible characters'
  if (/^https:\/\/[^/?#]*@/i.test(link)) return 'must hold no user name or password'
  const host = written.exec(link)?.[1]?.toLowerCase()
  if (host === undefined || !URL.canParse(link)) return 'must be an https address'
  const { hostname } = new URL(link)
  const readable = domainToUnicode(hostname)
  if (!hostName.test(readable)) return 'must name a host, such as example.com'
  if (host !== hostname && host !== readable) return 'must hold the host as it is read'
  return isOfOneAlphabet(readable) ? undefined : 'must not mix the letters of several alphabets in the host'
}

function isOfOneAlphabet(host: string): boolean {
  const all = host.match(letters) ?? []
  return alphabets.some((alphabet) => all.every((letter) => alphabet.test(letter))) || all.every(isEastAsian)
}

const isEastAsian = (letter: string) => eastAsian.test(letter)

const address =
  /(?:https?:[\\/]+|ftp:[\\/]+|(?<![\p{L}\p{N}@.])www\.|(?<![:\\/])[\\/]{2})([^\s<>",;/?#\\]*)([\\/?#]?)/giu

/** Whether a text holds a web address with user information or a backslash: it leads elsewhere than it seems to. */
export function holdsDeceptiveAddress(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/\p{Default_Ignorable_Code_Point}/gu, '')
  return [...plain.matchAll(address)].some(([all, authority = '']) => authority.includes('@') || all.includes('\\'))
}
