import { classifyText } from './classify-text.ts'

const replyRequest =
  /\b(reply|replying|respond|answer|text|send|write|type|responda|responde|respondiendo|conteste|contesta|env[ií]e|env[ií]a|escriba|escribe|mande|manda)\b/iu
const fillers = /^(with|back|by|us|me|to|the|word|just|either|con|la|el|a|palabra|una?|s[oó]lo)$/iu
const optingOut =
  /opt[ -]?out|unsubscribe|no more|stop (these|the|all|our|getting|receiving|texts|messages)|end (these|texts|messages)|darse de baja|darte de baja|no recibir|dejar de recibir/iu

/** Names no word, which would quote the text. */
export const stopWordMessage =
  'offers a word as a reply that would unsubscribe the customer, such as STOP or CANCEL: ask for another word'

/**
 * Returns the stop word that a text offers as a reply ("Reply CANCEL to cancel"), which would unsubscribe the customer.
 * Opt-out instructions do not count.
 */
export function stopWordOffered(text: string): string | undefined {
  for (const sentence of text.split(/(?<=[.!?\n])\s+|\n/u)) {
    const request = replyRequest.exec(sentence)
    if (!request) continue
    const rest = sentence.slice(request.index + request[0].length)
    const offered = candidatesIn(rest).find(isStopWord)
    if (offered !== undefined && !(classifyText(offered) === 'stop' && optingOut.test(rest))) return offered
  }
  return undefined
}

const isStopWord = (word: string) => ['stop', 'cancel'].includes(classifyText(word))

function candidatesIn(rest: string): string[] {
  const quoted = [...rest.matchAll(/["'“”«»‘’]([^"'“”«»‘’]{2,20})["'“”«»‘’]/gu)].map(([, inner = '']) => inner)
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? []
  const first = words.find((word) => !fillers.test(word))
  const capitals = words.filter((word) => word.length > 1 && word === word.toUpperCase())
  return [...quoted, ...capitals, ...(first === undefined ? [] : [first])]
}
