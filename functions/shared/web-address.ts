/** Characters that browsers take for a slash, or that look like one (WHATWG URL for the backslash). */
const slashes = /[\\\u2044\u2215\u29f8]/g
const colons = /[\u2236\ua789]/g
/** Full stops that end a label of a host name (UTS #46); NFKC turns the others into one of these. */
const ideographicStops = /\u3002/g
/** Escaped once or more often: `%2F`, `%252F`. */
const escaped = /%(?:25)*(2e|2f|3a|5c)/gi

/** A host with a path, query or fragment; a top-level domain is letters of any script, or Punycode. */
const hostWithPath = /[^\s./]\.(?:xn--[a-z0-9-]+|\p{L}[\p{L}\p{M}]+)(?::\d{1,5})?(?:\/|[?#]\S)/iu
const ipWithPath = /(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\//
const www = /(?<![\p{L}\p{N}])www\d{0,3}\./iu
const scheme =
  /(?<![\p{L}\p{N}])(?:(?:https?|ftp|file|javascript|vbscript|mailto):(?=\S)|data:[a-z]+\/|(?:tel|sms):\+?\d)/iu

/**
 * Whether a text holds a web address: `://`, `www.`, a scheme such as `mailto:`, or a host followed by a path. A bare host
 * (`Booking.com`) is none, since companies are named so. Full-width and invisible characters do not hide one.
 */
export function holdsWebAddress(text: string): boolean {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(escaped, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(ideographicStops, '.')
    .replace(slashes, '/')
    .replace(colons, ':')
  return plain.includes('://') || [www, scheme, hostWithPath, ipWithPath].some((form) => form.test(plain))
}

const zeroWidthSpace = '\u200b'
const joints = /(?<=\S)(?:[.@\u3002\uff0e\uff20\uff61\u2024\ufe52\ufe6b]|[:\uff1a](?!\d))(?=\S)/gu

/**
 * Writes a zero-width space into what an email program would make a link of by itself: after each dot, `@` and colon inside
 * a word. Before the dot it would not do: some programs look for a dot followed by letters only.
 */
export function breakWebAddresses(text: string): string {
  return text.replace(joints, `$&${zeroWidthSpace}`)
}
