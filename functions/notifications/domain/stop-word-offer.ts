import { classify } from './classify-text.ts'

const asks =
  /\b(reply|replying|respond|answer|text|send|write|type|responda|responde|respondiendo|conteste|contesta|env[ií]e|env[ií]a|escriba|escribe|mande|manda)\b/iu
/** What follows the asking and is not the answer itself. */
const fillers = /^(with|back|by|us|me|to|the|word|just|either|con|la|el|a|palabra|una?|s[oó]lo)$/iu
const optingOut =
  /opt[ -]?out|unsubscribe|no more|stop (these|the|all|our|getting|receiving|texts|messages)|end (these|texts|messages)|darse de baja|darte de baja|no recibir|dejar de recibir/iu

/**
 * The stop word that a text offers as an answer, such as "Reply CANCEL to cancel the visit": whoever answers so would be
 * unsubscribed. To say how to opt out by STOP is no such offer. Undefined when there is none.
 */
export function stopWordOffered(text: string): string | undefined {
  for (const sentence of text.split(/(?<=[.!?\n])\s+|\n/u)) {
    const asked = asks.exec(sentence)
    if (!asked) continue
    const rest = sentence.slice(asked.index + asked[0].length)
    const offered = candidatesIn(rest).find(isStopWord)
    if (offered !== undefined && !(classify(offered) === 'stop' && optingOut.test(rest))) return offered
  }
  return undefined
}

const isStopWord = (word: string) => ['stop', 'cancel'].includes(classify(word))

/** What is in capitals or in quotes, and the first word after the asking, whatever it looks like. */
function candidatesIn(rest: string): string[] {
  const quoted = [...rest.matchAll(/["'“”«»‘’]([^"'“”«»‘’]{2,20})["'“”«»‘’]/gu)].map(([, inner = '']) => inner)
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? []
  const first = words.find((word) => !fillers.test(word))
  const shouted = words.filter((word) => word.length > 1 && word === word.toUpperCase())
  return [...quoted, ...shouted, ...(first === undefined ? [] : [first])]
}
