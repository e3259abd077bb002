/** RFC 5322; beyond ASCII as encoded words of at most 75 characters (RFC 2047). */
export function mailbox(name: string, address: string): string {
  const plain = name.replace(/\s+/g, ' ').trim()
  if (/^[\x20-\x7e]*$/.test(plain)) return `"${plain.replace(/[\\"]/g, '\\$&')}" <${address}>`
  return `${chunks(plain).map(encodedWord).join(' ')} <${address}>`
}

/** 60 in base64, 72 as an encoded word. */
const maxBytes = 45

function chunks(text: string): string[] {
  const parts: string[] = ['']
  for (const character of text) {
    const last = parts.at(-1) ?? ''
    if (Buffer.byteLength(last + character) > maxBytes) parts.push(character)
    else parts[parts.length - 1] = last + character
  }
  return parts
}

function encodedWord(text: string): string {
  return `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`
}
