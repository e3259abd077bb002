/** `1 row`, `2 rows`, `1,194 rows`; nouns that add an s only. */
export function countOf(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}

/** `A text reminder`, `An email reminder`: the article that begins a sentence, by the first letter of the noun. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'An' : 'A'} ${noun}`
}

/** How a person calls a channel of the API. */
export function channelName(channel: string): string {
  return channel === 'sms' ? 'text' : channel
}
