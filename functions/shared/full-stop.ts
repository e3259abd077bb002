/** For a text at the end of a sentence, which may end with a full stop of its own ("Acme Inc."). */
export function withoutFullStop(text: string): string {
  return text.replace(/\.$/, '')
}
