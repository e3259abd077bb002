import { phoneNumber } from './languages/language.ts'
import { withoutEnclosures } from './look-alikes.ts'

const singleLetters = /(?<![\p{L}\p{N}])\p{L}(?:[^\p{L}\p{N}\n]{1,4}\p{L}(?![\p{L}\p{N}])){2,}/gu

/** Invisible characters and marks that change no letter: accents, Arabic vowels, strokes through letters. */
const unwritten =
  /\p{Cf}|\p{Me}|[\u0300-\u036f]|[\u0483-\u0489]|[\u064b-\u065f]|\u0670|\u0640|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]|\u3164/gu

/** Of seven digits or more, in groups. */
const phones =
  /(?<![\p{L}\d])(?:\+?\d{1,3}[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-]?)\d{3}[ .-]?\d{4}(?!\d)|(?<![\p{L}\d.-])\d{3}[ .-]\d{4}(?!\d)/gu

/** "borré" is no "borre": without the accent, what was done would read as a request. */
const spanishPast = /(?<!\p{L})(borr|cancel|elimin|quit|dej|par|termin|llam|mand)é(?!\p{L})/giu

/** One form for all spellings of a letter: small, without accents, invisible characters and enclosures. */
export function foldLetters(text: string): string {
  return withoutEnclosures(text)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(unwritten, '')
    .normalize('NFC')
    .replaceAll('đ', 'd')
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
}

/** `foldLetters`, with spelled words joined ("s t o p", "S.T.O.P."), letters repeated for effect ("stoooop") once, `#` read. */
export function plainText(text: string): string {
  return foldLetters(text.normalize('NFC').replace(spanishPast, 'he $1ado'))
    .replace(phones, ` ${phoneNumber} `)
    .replace(/(?<=\p{L})['’‘`´](?=\p{L})/gu, '')
    .replace(singleLetters, (spelled) => spelled.replace(/[^\p{L}]/gu, ''))
    .replace(/([a-z])\1{2,}/gu, '$1')
    .replace(/(?<=\p{L}\s?)#(?![\p{L}\d])/gu, ' number ')
    .replaceAll('&', ' and ')
}

/** The words of a text, in one form; as text to compare, not to read. */
export function wordsOf(text: string): string[] {
  return (
    foldLetters(text)
      .replace(/(?<=\p{L})['’‘`´](?=\p{L})/gu, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}
