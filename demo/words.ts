/** `1 row`, `2 rows`, `1,194 rows` */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

/** `A text reminder`, `An email reminder`: by the first letter. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'An' : 'A'} ${noun}`
}

export function channelName(channel: string): string {
  return channel === 'sms' ? 'text' : channel
}
