/** Matched on lower-case words without accents or punctuation. One of these alone is a stop. */
export const stopKeywords = [
  'stop',
  'stopall',
  'stop all',
  'end',
  'quit',
  'cancel',
  'revoke',
  'opt out',
  'optout',
  'unsubscribe',
  'remove',
  'arret',
  'td',
  // typing errors and Spanish
  'stopp',
  'stopped',
  'stpo',
  'unsub',
  'unsuscribe',
  'unsubcribe',
  'opt me out',
  'end all',
  'cancel all',
  'quit all',
  'no more',
  'no mas',
  'basta',
  'parar',
  'para ya',
  'alto',
  'baja',
  'cancelar',
  'detener',
  'desuscribir',
  'desuscribirme',
  'salir',
  'wrong number',
  'wrong person',
  'numero equivocado',
]

export const startKeywords = ['start', 'unstop']
export const helpKeywords = ['help', 'info', 'ayuda']
export const yesKeywords = ['yes', 'y', 'si']

export const politeness = new Set(
  'please pls plz thanks thank you thx ty now ok okay hi hello hey sorry por favor gracias ya hola'.split(' '),
)

const texts = 'texts?|texting|messages?|messaging|messeging|msgs?|sms|reminders?|notifications?|alerts?|spam|updates?'
const bother = 'spamming|bothering|harassing|contacting|annoying|bugging|texting|messaging|writing|calling|sending'

export const stopSentences: readonly RegExp[] = [
  new RegExp(`\\b(stop|quit|cease|end)\\b.*\\b(${texts}|${bother}|contact|text)\\b`),
  /\b(stop|quit) (this|that|it|these|them|already|immediately|bot)\b( (right )?now| please)?$/,
  /\b(do not|dont|never|not to|no longer) (ever |please )?(text|message|contact|write|sms|msg|email|bother)\b/,
  new RegExp(
    `\\b(do not|dont|never) (ever |please )?(send|call)( to)? (me|us|this|any|more|anything|these|${texts})\\b`,
  ),
  new RegExp(
    `\\b(do not|dont|no longer|didnt|did not|never) (want|wish|need|like|care|ask|asked|sign|signed)\\b.*\\b(${texts}|contacted)\\b`,
  ),
  new RegExp(`\\bno (more|further) (of )?(these |your |this )?(${texts})\\b`),
  new RegExp(
    `\\b(cancel|end|remove|discontinue|revoke) (my |these |all |the |your |any |me from )*(${texts}|subscription|consent|permission)\\b`,
  ),
  /\b(unsubscribe|unsub|optout|opt out|opting out|opt me out|opt us out)\b/,
  /\b(take|get|remove) (me|us|my (number|phone|name)|this (number|phone)) (off|from|out)\b/,
  /\b(remove|delete|lose|erase|forget) (me|my (number|phone|contact|info|information|details|data)|this number)\b/,
  /\boff (of )?(your|the|this) list\b/,
  /\b(leave|let) (me|us) (alone|be)\b/,
  /\bgo away\b|\bget lost\b|\bf+ ?off\b|\bfuck off\b|\bnot interested\b/,
  /\bwrong (number|person|phone|guy)\b|\byou have the wrong\b|\bnot my appointment\b/,
  /\b(withdraw|revoke)\b.*\b(consent|permission)\b/,
  /\bno (me|nos) (vuelvan? a |siga[ns]? |anden? )?(escrib|env|mand|text|contact|llam|molest|mensaj)\w*/,
  /\b(deja|dejen|deje|dejad|pare|paren|para) de (escrib|env|mand|text|contact|llam|molest|mensaj)\w*/,
  /\bno (quiero|queremos|deseo|necesito)\b.*\b(mensajes?|textos?|sms|recibir|recordatorios?|notificaciones)\b/,
  /\bno mas (mensajes?|textos?|sms|recordatorios?|por favor|gracias)\b|\bya no (me )?(escrib|env|mand|quiero)\w*/,
  /\b(dar(me|nos)?|quiero|dame|deme) (la |de )?baja\b|\b(quit|borr|elimin)\w+ (mi|este) (numero|telefono)\b/,
  /\b(numero|persona) equivocad[oa]\b|\bse equivoco de (numero|persona)\b|\bdejame en paz\b|\bdejenme en paz\b|\bno me interesa\b/,
  /\b(arretez|plus de) (messages?|sms|textos?|de m)\w*/,
]

/** In a sentence of another meaning, pauses marketing only. */
export const stopWordInside =
  /\b(stop|stops|end|quit|cancel|revoke|remove|unsubscribe|arret|cancelar|parar|alto|baja)\b/

/** A sentence with "stop" and none of these is a stop. */
export const otherStops: readonly RegExp[] = [
  /\bstop(s|ping)? (by|at|in|over|off|for|on|to|here|there|and|near|before|after|around|along|home|first)\b/,
  /\b(bus|pit|truck|full|short|non|one|next|first|last|door|train|tram|metro|subway|rest|quick|your|our|a) stop\b/,
  /\bstop (sign|light|valve|cock|watch)\b/,
  /\b(wont|doesnt|didnt|cant|couldnt|will not|does not|did not|cannot|can not|never|not|to|you|can|could|could you|help) stop (the|a|my|our|it from|that|\w+ing)\b/,
  /\bstop (the|my|our) (leak|leaks|water|noise|drip|dripping|flow|alarm|dog|bleeding|gas|flood|flooding|draft|smell|work)\b/,
  /\bstop (leaking|running|working|making|dripping|beeping|ringing|flowing|heating|cooling|turning|flushing)\b/,
]
