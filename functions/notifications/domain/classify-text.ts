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
 * `cancel`: a stop that may also mean the appointment. `pause`: a stop word in another sense, withdraws marketing only.
 * `yes`: a start only in reply to a stop confirmation.
 */
export type InboundIntent = 'stop' | 'cancel' | 'start' | 'help' | 'yes' | 'pause' | 'reply'

export const isStop = (intent: InboundIntent) => intent === 'stop' || intent === 'cancel'

const stopSigns = /\u{1f6d1}|\u26d4|\u{1f6ab}/u

/** In doubt, returns `stop`. */
export function classifyText(text: string): InboundIntent {
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

/** Joins spelled-out letters ("s t o p"). */
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

/** "please stop stop" → "stop"; politeness alone stays. */
function coreOf(words: string): string {
  const meaningful = words.split(' ').filter((word) => !politeness.has(word))
  const distinct = meaningful.filter((word, index) => word !== meaningful[index - 1])
  return distinct.length > 0 ? distinct.join(' ') : words
}
