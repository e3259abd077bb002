import {
  helpKeywords,
  otherStops,
  politeness,
  startKeywords,
  stopKeywords,
  stopSentences,
  stopWordInside,
  yesKeywords,
} from './stop-words.ts'

/**
 * How a text from a customer is read. `cancel` stops and goes to staff too, since it may mean the appointment; `pause` is a
 * reply with a stop word in another sense: marketing alone pauses; `yes` starts again only where we asked.
 */
export type Reading = 'stop' | 'cancel' | 'start' | 'help' | 'yes' | 'pause' | 'reply'

const stopSigns = /\u{1f6d1}|\u26d4|\u{1f6ab}/u

/** Case, punctuation, spaces, accents and emoji are ignored. In doubt it is a stop. */
export function classify(text: string): Reading {
  const words = plainWords(text)
  if (words === '') return stopSigns.test(text) ? 'stop' : 'reply'
  const core = coreOf(words)
  if (core === 'cancel') return 'cancel'
  if (stopKeywords.includes(core)) return 'stop'
  if (startKeywords.includes(core)) return 'start'
  if (helpKeywords.includes(core)) return 'help'
  if (yesKeywords.includes(core)) return 'yes'
  if (stopSentences.some((sentence) => sentence.test(words))) return 'stop'
  if (/\bstop\b/.test(words)) return otherStops.some((other) => other.test(words)) ? 'pause' : 'stop'
  return stopWordInside.test(words) ? 'pause' : 'reply'
}

/** Lower case words by single spaces; letters spelled out one by one become a word again. */
function plainWords(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  const spelled = words.length > 1 && words.every((word) => word.length === 1)
  return spelled ? words.join('') : words.join(' ')
}

/** What is left without politeness and repetition: "Please STOP. Stop!" → "stop". All politeness stays as it is. */
function coreOf(words: string): string {
  const said = words.split(' ').filter((word) => !politeness.has(word))
  const once = said.filter((word, index) => word !== said[index - 1])
  return once.length > 0 ? once.join(' ') : words
}
