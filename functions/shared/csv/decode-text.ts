import { isUtf8 } from 'node:buffer'

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'macintosh'] as const
export type TextEncoding = (typeof textEncodings)[number]

export type DecodedText = { readonly text: string; readonly encoding: TextEncoding }

const sampled = 4_096
/** Of the bytes at even or at odd places; text in UTF-16 has zeros at one of them wherever it is Latin. */
const zeroShare = 0.3

/**
 * Text of a file whose encoding is not named, as spreadsheets save it: by its byte order mark, as UTF-16 by its zeros, as UTF-8
 * where it is valid or mostly so, else in the code page of Windows or, by where it has its accented letters, of old Macs.
 * What is invalid in UTF-8 becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const encoding = markedEncoding(bytes) ?? utf16Without(bytes) ?? (isMostlyUtf8(bytes) ? 'utf-8' : codePage(bytes))
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

function markedEncoding([first, second, third]: Uint8Array): TextEncoding | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined
}

/** A line that was pasted in from elsewhere must not garble all others. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  if (isUtf8(bytes)) return true
  const text = new TextDecoder().decode(bytes)
  const count = (characters: RegExp) => text.match(characters)?.length ?? 0
  const invalid = count(/\ufffd/g)
  // as many of each: only Latin letters, since quotes behind a capital of Windows can look like other characters
  return count(/[^\0-\x7f\ufffd]/gu) > invalid || count(/[\xc0-\xff]/g) >= invalid
}

function utf16Without(bytes: Uint8Array): TextEncoding | undefined {
  const sample = bytes.subarray(0, sampled)
  const zeros = [0, 0]
  sample.forEach((byte, place) => {
    if (byte === 0) zeros[place % 2] = (zeros[place % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros.map((count) => count / Math.max(1, sample.length / 2))
  if (odd >= zeroShare && even < zeroShare / 2) return 'utf-16le'
  return even >= zeroShare && odd < zeroShare / 2 ? 'utf-16be' : undefined
}

/**
 * A byte from 0x80 to 0x9f in the middle of a word, before a small letter: an accented letter of old Macs, punctuation of
 * Windows. 0x92 does not tell: it is the apostrophe of O’Neil in the one and the í of García in the other. At the end of a
 * word Windows has closing punctuation too, and š and ž; of a dash no comma follows.
 */
const macLetter =
  /[A-Za-z][\x80-\x91\x93-\x9f](?=[a-z])|[a-z](?:[\x87-\x90\x98\x9c\x9d\x9f](?=[\s,;"]|$)|\x97(?=[,;\t]))|[A-Z](?:\x83(?![a-z])|[\x84\x86](?=[A-Z]))/g
const windowsLetter = /[A-Za-z][\xc0-\xff]/g

function codePage(bytes: Uint8Array): TextEncoding {
  const text = Buffer.from(bytes).toString('latin1')
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0
  return count(macLetter) > count(windowsLetter) ? 'macintosh' : 'windows-1252'
}

/** A workbook of a spreadsheet program: a zip (xlsx, ods, numbers) or a compound file (xls). */
export function isWorkbook(bytes: Uint8Array): boolean {
  const beginning = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  return beginning === 'PK\x03\x04' || beginning === '\xd0\xcf\x11\xe0'
}
