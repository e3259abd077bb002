const maxHeader = 200

/** "E-mail 2 – Value", "e_mail2Value" → email 2 value; without accents, in small letters. */
export function headerWords(header: string): string[] {
  if (header.length > maxHeader) return []
  const plain = header.normalize('NFKD').replace(/\p{M}/gu, '')
  const spaced = /[a-z]/.test(plain) ? plain.replace(/([a-z\d])([A-Z])/g, '$1 $2') : plain
  const words = spaced
    .toLowerCase()
    .replace(/\be[\s_-]?mail/g, 'email')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .match(/[\p{L}\p{N}]+/gu)
  return words ?? []
}

/** The same for "Time Zone", "time_zone" and "timeZone". */
export function headerKey(header: string): string {
  return headerWords(header).join('')
}
