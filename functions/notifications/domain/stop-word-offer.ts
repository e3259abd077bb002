import { classifyText } from './classify-text.ts'

const replyRequest =
  /\b(reply|replying|respond|answer|text|send|write|type|responda|responde|respondiendo|conteste|contesta|env[ií]e|env[ií]a|escriba|escribe|mande|manda)\b/iu
/** Between the request and the answer that it asks for. */
const fillers = /^(with|back|us|me|to|the|word|just|either|con|la|el|a|palabra|una?|s[oó]lo)$/iu
/** After an answer: what it is for, or the next answer. */
const afterAnswer = /^(to|if|when|for|or|and|at|now|any|anytime|para|si|cuando|o|y|u|e)$/iu
const beforeAnswer =
  /(?:^\s*|[^\p{L}\p{N}\s-]\s*|\b(?:or|and|with|word|either|just|back|to|reply|text|send|o|y|u|con|palabra|para)\s+)$/iu
const optingOut =
  /opt[ -]?out|unsubscribe|no more|stop (these|the|all|our|getting|receiving|texts|messages)|end (these|texts|messages)|darse de baja|darte de baja|no recibir|dejar de recibir/iu

/** "Reply STOP." and "Reply STOP to cancel." say how to opt out, and nothing else. */
const bareInstruction =
  /^\s*(?:with\s+|con\s+|(?:the\s+word|la\s+palabra)\s+)?["'“«]?stop["'”»]?(?:\s+(?:to|2|para)\s+(?:cancel|end|quit|stop|cancelar|salir|parar))?\s*(?:[.,;!)]|$)/iu

/** Names no word, which would quote the text. */
export const stopWordMessage =
  'offers a word as a reply that would unsubscribe the customer, such as STOP or CANCEL: ask for another word'

/** `refuse`: a stop word is an answer that the text asks for. `warn`: one stands in capitals where a reply is asked for. */
export type StopWordFinding = 'refuse' | 'warn'

/**
 * Looks in what staff typed for a stop word that a customer would answer with ("Reply CANCEL to cancel"), which would
 * unsubscribe them. Opt-out instructions do not count. Never for what customers or appointments are called.
 */
export function findStopWord(text: string): StopWordFinding | undefined {
  const findings = text.split(/(?<=[.!?\n])\s+|\n/u).map(findInSentence)
  return findings.find((each) => each === 'refuse') ?? findings.find((each) => each === 'warn')
}

/** Whether a text asks for a stop word as the answer. */
export function stopWordOffered(text: string): boolean {
  return findStopWord(text) === 'refuse'
}

function findInSentence(sentence: string): StopWordFinding | undefined {
  const request = replyRequest.exec(sentence)
  if (!request) return undefined
  const rest = sentence.slice(request.index + request[0].length)
  const optsOut = optingOut.test(rest) || bareInstruction.test(rest)
  const isHarmful = (answer: string) => {
    const intent = classifyText(answer)
    return intent === 'cancel' || (intent === 'stop' && !optsOut)
  }
  if (answersIn(rest).some(isHarmful)) return 'refuse'
  return capitalsIn(rest).some(isHarmful) ? 'warn' : undefined
}

const word = /[\p{L}\p{N}]+/gu
const quotes = /["'“”«»‘’]([^"'“”«»‘’]{2,20})["'“”«»‘’]/gu

/** What is in quotes, what follows the request, and what is in capitals as an answer would be. */
function answersIn(rest: string): string[] {
  const quoted = [...rest.matchAll(quotes)].map(([, inner = '']) => inner)
  const words = [...rest.matchAll(word)].map(({ 0: found, index }) => ({ found, index, end: index + found.length }))
  const firstAt = words.findIndex(({ found }) => !fillers.test(found))
  const answers = words.flatMap(({ found, end }, at) => {
    const next = words[at + 1]
    const isLast = !next || /[^\s-]/u.test(rest.slice(end, next.index)) || afterAnswer.test(next.found)
    if (!isLast) return []
    const isVerb = /^(to|para)$/iu.test(words[at - 1]?.found ?? '') && !isShouted(found) // "reply to cancel"
    if (at === firstAt && !isVerb) return [found]
    return isShouted(found) ? runEndingAt(rest, end) : []
  })
  return [...quoted, ...answers]
}

function capitalsIn(rest: string): string[] {
  return (rest.match(word) ?? []).filter(isShouted)
}

/** In characters, with what stands before it; bounds the work in a long text. */
const maxAnswerLength = 80

const isShouted = (found: string) => found.length > 1 && found === found.toUpperCase() && found !== found.toLowerCase()

/**
 * The words in capitals up to there, if they stand where an answer does: "STOP ALL" is one answer, "END OF DAY" is none, nor
 * is "before the END".
 */
function runEndingAt(rest: string, end: number): string[] {
  const start = Math.max(0, end - maxAnswerLength)
  const text = start === 0 ? rest.slice(0, end) : `x${rest.slice(start, end)}` // cut: does not begin here
  const run = /(?:\p{Lu}[\p{Lu}\p{N}]*[ -]+)*[\p{Lu}\p{N}]+$/u.exec(text)
  return run && beforeAnswer.test(text.slice(0, run.index)) ? [run[0]] : []
}
