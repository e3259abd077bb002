import { readFileSync } from 'node:fs'

const file = new URL('../../docs/consent.md', import.meta.url)

/** The sentences and table rows of docs/consent.md from its first heading on, without markup, in order. */
export function consentSentences(): string[] {
  const blocks = readFileSync(file, 'utf8').split(/\n{2,}/)
  const first = blocks.findIndex((block) => block.startsWith('## '))
  return blocks.slice(first).flatMap(sentencesOf)
}

function sentencesOf(block: string): string[] {
  if (block.startsWith('#')) return []
  if (block.startsWith('|')) return block.split('\n').slice(2).map(plain)
  const text = block.replaceAll('\n', ' ').replace(/\*\*[^*]*\.\*\* /, '') // a heading within the line
  return plain(text).split(/(?<=\.\)?) (?=[A-Z"])/)
}

function plain(text: string): string {
  return text
    .replaceAll('**', '')
    .replace(/^\| | \|$/g, '')
    .replace(/ +/g, ' ')
    .trim()
}
