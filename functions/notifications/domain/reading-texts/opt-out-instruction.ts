import { wordsOf } from './plain-text.ts'

const verb =
  'reply|text|txt|send|respond|answer|responda|responde|conteste|contesta|env[ií]e|env[ií]a|mande|manda|escriba'
const word = 'stop(?:all)?|end|quit|cancel|unsubscribe|help|info|start|yes|baja|alto|ayuda|cancelar|s[ií]'
const purpose =
  'opt|stop|end|cancel|quit|unsubscribe|no|remove|get|dar|darse|cancelar|dejar|no|salir|confirm|confirmar|help'
const sentence =
  `(?:${verb})\\s+(?:with\\s+|back\\s+|con\\s+|la\\s+palabra\\s+)?["'“«]?(?<word>${word})["'”»]?` +
  `\\s+(?:to|2|for|para)\\s+(?:${purpose})[^.!?\\n"”“»]{0,60}`

/** "Reply STOP to opt out", at the start of a sentence. */
export const instruction = new RegExp(`(?<=^|[.!?:;>\\n“"«„‘'(…-]\\s{0,3})${sentence}`, 'giu')
const anywhere = new RegExp(`(?<![\\p{L}\\p{N}])${sentence}`, 'giu')

/** Also where the sentence before it has lost its full stop. */
export const withoutInstructions = (text: string) => text.replace(anywhere, ' … ')

/** What opens messages again, or agrees to something, is asked for by the customer's own word only. */
const notByCopy = /^(?:start|yes|s[ií])$/iu

/**
 * The word that the instruction asks for, if the text is the instruction and nothing else, in quotation marks or not: it may as well
 * be an answer to it as a copy of it.
 */
export function wordOfInstructionAlone(text: string): string | undefined {
  const [found, ...others] = text.matchAll(instruction)
  const asked = found?.groups?.['word']
  if (asked === undefined || others.length > 0 || notByCopy.test(asked)) return undefined
  return wordsOf(text.replace(instruction, ' ')).length === 0 ? asked : undefined
}
