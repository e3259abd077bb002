import { instruction, wordOfInstructionAlone } from './opt-out-instruction.ts'
import { wordsOf } from './plain-text.ts'
import { withoutReaction } from './reactions.ts'
import { isQuotation, type SentText, withoutRuns } from './sent-texts.ts'

/** A text message has 1,600 letters at most, and may quote as many. */
const maxLetters = 4_000
/** From this length on, what is quoted cannot be a keyword that the customer put in quotes. */
const minQuotedWords = 2

const quotedLine = /^[ \t]{0,8}(?:>|&gt;)[^\n]*$/gmu
const quoteHeader =
  /^[^\n]{0,200}(?:wrote|escribió|escribio|a écrit|schrieb|ha scritto|escreveu|написал[аи]?)[ \t]{0,4}:[ \t]{0,4}$/gmu
const originalMessage = /^-{2,}[ \t]{0,4}(?:original message|mensaje original|forwarded message)[\s\S]*$/imu
const spans =
  /“[^“”]*[”“]|„[^„“”]*[“”]|«[^«»]*»|"[^"]*"|(?<![\p{L}\p{N}])[‘'][^‘’'\n]*[’'](?![\p{L}\p{N}])|「[^「」]*」/gu

/**
 * The text without what it quotes of ours: quoted lines and replies, reactions of phones ("Liked “…”"), words between quotation
 * marks or without marks that quote `sentTexts`, and our opt-out instruction. Of a text that is nothing but that instruction, the
 * word that it asks for.
 */
export function withoutOurWords(text: string, sentTexts: readonly SentText[]): string {
  const clear = [...text.replace(/\p{Cf}/gu, '')].slice(0, maxLetters).join('')
  const alone = wordOfInstructionAlone(clear)
  if (alone !== undefined) return alone
  const unreacted = withoutReaction(withoutQuotedLines(clear))
  const unquoted = unreacted.replace(spans, (span) => (isOurs(span, sentTexts) ? ' … ' : span))
  return withoutRuns(unquoted, sentTexts).replace(instruction, ' … ')
}

function withoutQuotedLines(text: string): string {
  const answer = text.replace(originalMessage, '').replace(quoteHeader, '').replace(quotedLine, '')
  return wordsOf(answer).length === 0 && wordsOf(text).length < minQuotedWords ? text : answer
}

function isOurs(span: string, sentTexts: readonly SentText[]): boolean {
  const words = wordsOf(span)
  if (words.length < minQuotedWords) return false
  return span.search(instruction) !== -1 || sentTexts.some((sent) => isQuotation(words, sent))
}
