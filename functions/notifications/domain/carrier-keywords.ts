import { wordsOf } from './reading-texts/plain-text.ts'

/**
 * To these the carrier of a toll-free number replies itself; to other words, and to sentences, it does not.
 * https://docs.aws.amazon.com/sms-voice/latest/userguide/keywords-required.html
 */
const carrierKeywords = ['stop', 'start', 'unstop', 'help']

export function isCarrierKeyword(body: string): boolean {
  return carrierKeywords.includes(body.trim().toLowerCase())
}

/** What is asked in several words may be about more than texts. */
export function isOneWord(body: string): boolean {
  return wordsOf(body).length <= 1
}
