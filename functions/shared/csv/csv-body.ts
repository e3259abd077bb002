import { isUtf8 } from 'node:buffer'
import { decodeText } from './decode-text.ts'

const sampled = 4_096
/** Tab, line breaks and page breaks, and the sign by which DOS ended a file. */
const harmless: readonly number[] = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1a]

/** How the bytes of a CSV file are told from compressed ones, which no `Content-Encoding` names reliably. */
export const csvBody = {
  /** A file that lost its end would be taken for a whole one. */
  takesCutShort: false,
  /** Text, without doubt. */
  isPlain: (bytes: Buffer): boolean => isUtf8(bytes) && !holdsControls(bytes),
  /** Text in any encoding; short compressed bytes can look like it. */
  mayBePlain: (bytes: Buffer): boolean => bytes.length > 0 && !holdsControls(bytes),
} as const

function holdsControls(bytes: Buffer): boolean {
  // an even number of bytes, as UTF-16 needs
  const { text } = decodeText(bytes.subarray(0, sampled))
  return [...text].some((character) => {
    const code = character.charCodeAt(0)
    return code < 0x20 && !harmless.includes(code)
  })
}
