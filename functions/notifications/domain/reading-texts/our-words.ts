import { wordsOf } from './plain-text.ts'
import { withoutReaction } from './reactions.ts'
import { isRunOf, sentRuns, withoutRuns } from './sent-texts.ts'

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

const verb =
  'reply|text|txt|send|respond|answer|responda|responde|conteste|contesta|env[ií]e|env[ií]a|mande|manda|escriba'
const word = 'stop(?:all)?|end|quit|cancel|unsubscribe|help|info|start|yes|baja|alto|ayuda|cancelar|s[ií]'
const purpose =
  'opt|stop|end|cancel|quit|unsubscribe|no|remove|get|dar|darse|cancelar|dejar|no|salir|confirm|confirmar|help'
/** "Reply STOP to opt out", at the start of a sentence. */
const instruction = new RegExp(
  `(?<=^|[.!?:;>\\n“"«„‘'(…-]\\s{0,3})(?:${verb})\\s+(?:with\\s+|back\\s+|con\\s+|la\\s+palabra\\s+)?["'“«]?(?:${word})["'”»]?` +
    `\\s+(?:to|2|for|para)\\s+(?:${purpose})[^.!?\\n"”“»]{0,60}`,
  'giu',
)

/**
 * The text without what it quotes of ours: quoted lines and replies, reactions of phones ("Liked “…”"), words between quotation
 * marks or without marks that `sentTexts` has, and our opt-out instruction. A text that is nothing but that instruction stays: it
 * may as well be an answer to it.
 */
export function withoutOurWords(text: string, sentTexts: readonly string[]): string {
  const clear = [...text.replace(/\p{Cf}/gu, '')].slice(0, maxLetters).join('')
  const answer = withoutQuotedLines(clear)
  const unreacted = withoutReaction(answer)
  const runs = sentRuns(sentTexts)
  const unquoted = unreacted.replace(spans, (span) => (isOurs(span, sentTexts) ? ' … ' : span))
  const own = withoutRuns(unquoted, runs)
  const rest = own.replace(instruction, ' … ')
  const isInstructionAlone = wordsOf(rest).length === 0 && own === clear
  return isInstructionAlone ? clear : rest
}

function withoutQuotedLines(text: string): string {
  const answer = text.replace(originalMessage, '').replace(quoteHeader, '').replace(quotedLine, '')
  return wordsOf(answer).length === 0 && wordsOf(text).length < minQuotedWords ? text : answer
}

function isOurs(span: string, sentTexts: readonly string[]): boolean {
  const words = wordsOf(span)
  if (words.length < minQuotedWords) return false
  return span.search(instruction) !== -1 || sentTexts.some((sent) => isRunOf(words, sent))
}
