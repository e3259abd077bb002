/** `"Name" <address>` of RFC 5322; a name beyond ASCII as encoded words of RFC 2047, each at most 75 characters. */
export function mailbox(name: string, address: string): string {
  const plain = name.replace(/\s+/g, ' ').trim()
  if (/^[\x20-\x7e]*$/.test(plain)) return `"${plain.replace(/[\\"]/g, '\\$&')}" <${address}>`
  return `${chunks(plain).map(encodedWord).join(' ')} <${address}>`
}

const maxBytes = 45

/** No character is cut in two. */
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
