import { editDistance } from './edit-distance.ts'
import { english } from './languages/english-words.ts'
import { foreignWords } from './languages/other-languages.ts'
import { spanish } from './languages/spanish-words.ts'
import { latinLookOf } from './look-alikes.ts'

/** Words whose misspellings are read as the word itself. */
const corrected =
  'stop stopall quit cancel revoke remove unsubscribe unsubscribed optout arret desist interested harassing harassment spamming bothering receiving texting messages message messaging reminders reminder sending contact number wrong permission consent notifications equivocado numero mensajes mensaje recibir suscripcion desuscribir desuscribirme cancelar parar detener basta'.split(
    ' ',
  )
const known = new Set(corrected)

/** Real words that are one or two letters away from one of those. */
const otherWords = new Set(
  (
    'shop step stow slop atop crop drop prop top tops stoop stomp stops strop swop sop sto stopped stopping estop ' +
    'quiet quite quilt suit quid quip quiz quits quito quita unit exit ' +
    'cancer cancels cancela cancelo cancele cancelas canceled canceling cancelling cancellation cancelen camel ' +
    'remote removed removes remover remodel evoke revoked revokes revoco subscribe subscribed resubscribe ' +
    'subscription subscriptions inscripcion unsubscribing arrest arrete resist existing testing taxing dating reminded remained remind messenger massage massages message ' +
    'uninterested interesting harnessing slamming cramming scamming spanning smothering mothering relieving deceiving reviving ' +
    'form casual quite three there lots trial trail dose does acts sing begin being felt angle loin tried diary ' +
    'lending spending mending bending vending sanding contract contacts contracts contacto contactar lumber member numbers numeros ' +
    'among along wring prong content resent ' +
    'equivocada equivocadas equivocados equivoca equivocan equivocas equivocaron equivocaste equivocarse equivoque equivoco mensajero numeral reciben reciba recibi recibo recibio cancelare cancelara para pare paran paras pasar ' +
    'tardar pagar parat sanar parir parra partir prior detiene detenga retener obtener tener vasta basto hasta pasta bestia batas'
  ).split(' '),
)

/** Words that the rules of a language know, so that none is read as another. */
const ruleWord = new RegExp(
  `^(?:${[english, spanish].flatMap(({ otherDoing, ...classes }) => Object.values(classes)).join('|')})$`,
)
const parts = new Set(
  [english, spanish].flatMap((classes) => Object.values(classes).flatMap((members) => members.split(/[| ]/))),
)

const maxLength = 16

/** The word that was meant, or the word itself. */
export function correctedWord(word: string): string {
  if (word.length > maxLength || isRealWord(word)) return word
  const latin = latinLookOf(word)
  if (latin !== word && /\p{L}/u.test(word)) {
    if (known.has(latin) || isMixed(word)) return known.has(latin) ? latin : correctedWord(latin)
    return nearestTo(latin) ?? word
  }
  return nearestTo(word) ?? swappedWord(word) ?? word
}

const isRealWord = (word: string) =>
  [known, otherWords, parts, foreignWords].some((each) => each.has(word)) || ruleWord.test(word)

function nearestTo(word: string): string | undefined {
  if (word.length < 3) return undefined
  return corrected.find((each) => editDistance(word, each, allowance(word, each)) <= allowance(word, each))
}

/** The word of the rules of which two neighbours are swapped ("wnat"), which hardly ever makes another real word. */
function swappedWord(word: string): string | undefined {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return undefined
  const swaps = Array.from({ length: word.length - 1 }, (_, at) => swapped(word, at))
  return swaps.find((each) => parts.has(each))
}

const swapped = (word: string, at: number) => `${word.slice(0, at)}${word[at + 1]}${word[at]}${word.slice(at + 2)}`

/** None where a letter less would make a short word ambiguous. */
function allowance(word: string, meant: string): number {
  if (meant.length >= 9) return 2
  return word.length === 3 && meant.length > 4 ? 0 : 1
}

/** Of Latin letters and others, or of letters and digits. */
const isMixed = (word: string) => /[a-z]/.test(word) && /[^a-z]/.test(word)
