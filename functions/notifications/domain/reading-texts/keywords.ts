import { foreignCourtesy, foreignKeyword } from './languages/other-languages.ts'
import { correctedWord } from './typing-errors.ts'

export type Keyword = 'stop' | 'cancel' | 'start' | 'help' | 'yes'

const lines: Readonly<Record<Keyword, string>> = {
  stop:
    'stop|stahp|stop it|stops|stopped|stopall|stop all|end|end all|quit|quit all|revoke|revoked|opt out|opt|optout|opted out|opting out|opt me out|' +
    'unsubscribe|unsubscribed|unsubscribe me|unsub|unsubs|unsubscrib|remove|removed|arret|td|no more|cease|discontinue|discontinued|halt|block|blocked|unenroll|take me out|stop that|stop this|' +
    'take me off|remove me|delete me|cancel all|' +
    'alto|baja|basta|parar|pare|paren|parenle|detener|detengan|detenga|detenganse|suspender|salir|desuscribir|desuscribirme|desuscribirse|desuscribanme|no mas|para ya|eliminar|eliminarme|borrar|borrame|stop ya|remover|cancelar todo|dar de baja|darme de baja|dame de baja|mute|finalizar|terminar|anular|cancelar suscripcion|paralo|parala|paren esto|stop now|stopping|scam|scammer|scammers|spam|spammer|spammers|reported|end texts|quit it|end it|end this|i revoke',
  cancel: 'cancel|cancell|cancelar',
  start: 'start|unstop|restart|resubscribe|subscribe|opt in|optin|empezar|iniciar|comenzar|alta',
  help: 'help|info|information|ayuda|aide|hilfe|ajuda|aiuto|auxilio|informacion|infos',
  yes: 'yes|y|si',
}

const keywords = new Map(
  (Object.keys(lines) as Keyword[]).flatMap((keyword) =>
    lines[keyword].split('|').map((each): [string, Keyword] => [each, keyword]),
  ),
)

const politeness = new Set([
  ...foreignCourtesy,
  ...(
    'please pls plz plse thanks thank you thx ty tks now ok okay k hi hello hey sorry sir maam immediately asap already today right kindly ' +
    'por favor porfa porfavor pf gracias ya hola muchas ahora senor senora disculpe svp merci bitte danke grazie obrigado obrigada urgente everything texts messages msg msgs text sms'
  ).split(' '),
])
/** Into how many a keyword is broken by spaces. */
const maxPieces = 4

/**
 * The keyword that the words of a text are, with politeness around it and repeated or not. Nothing around it is allowed with
 * `cancel`, which with any other word may mean the appointment.
 */
export function keywordOf(words: readonly string[]): Keyword | undefined {
  const exact = keywordIn(words)
  if (exact !== undefined) return exact
  const core = words.filter((word) => !politeness.has(word))
  const found = core.length > 0 && core.length < words.length ? keywordIn(core) : undefined
  return found === 'cancel' ? undefined : found
}

function keywordIn(words: readonly string[]): Keyword | undefined {
  const distinct = words.filter((word, index) => word !== words[index - 1])
  const text = distinct.join(' ')
  const found = keywords.get(text) ?? foreignKeyword(distinct) ?? spelledKeyword(distinct)
  if (found !== undefined) return found
  const each = new Set(distinct.map((word) => keywords.get(word)))
  return distinct.length > 0 && each.size === 1 && each.has('stop') ? 'stop' : undefined
}

/** "op tout", "un subscribe", "T D" */
function spelledKeyword(words: readonly string[]): Keyword | undefined {
  const joined = words.join('')
  const isSpelled = words.every(({ length }) => length === 1) || (words.length <= maxPieces && joined.length >= 4)
  const found = words.length > 1 && isSpelled ? keywords.get(correctedWord(joined)) : undefined
  return found === 'stop' || found === 'cancel' ? found : undefined
}
