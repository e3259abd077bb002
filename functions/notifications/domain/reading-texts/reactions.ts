import { foldLetters } from './plain-text.ts'

/** How phones begin a reaction, by language; what reacts or a name may stand before. */
const beginnings = [
  'liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|hearted|thumbs up|thumbs down',
  'reacted(?: with)?(?: to)?|reacted .{1,20} to|removed(?: .{1,30})? from|(?:replied|replying|in reply) to',
  'le gusto|le encanto|no le gusto|le dio risa|se rio de|rio con|enfatizo|exclamo|pregunto por|cuestiono|destaco|dio risa|(?:me|te) gusta|me encanta|(?:me )?gusto',
  'reacciono(?: con)?(?: .{1,20})?(?: a)?|(?:elimino|quito|retiro|removio)(?: .{1,40})? (?:de|a|en)|en respuesta a',
  'a (?:bien )?aime|a adore|n a pas aime|pas aime|a ri (?:a|de)|a mis en evidence|a insiste sur|a questionne|aime|adore|a reagi .{0,30}|a (?:supprime|retire|enleve) (?:.{1,40})?(?:de|du|a|sur)',
  'gostou de|curtiu|amou|adorou|nao gostou de|riu de|enfatizou|deu enfase a|questionou|reagiu .{0,30}|removeu(?: .{1,40})? d[eoa]',
  'gefallt|gefallt nicht|geliebt|liebt|lacht uber|hervorgehoben|betont|infrage gestellt|fragt|hat|reagierte .{0,30}|hat mit .{1,20} auf|(?:entfernt|entfernte) .{0,40}|mag',
  'ha messo mi piace a|piace|adora|ha adorato|non piace|ha riso (?:a|di)|ha enfatizzato|ha messo in dubbio|ha reagito .{0,30}|ha rimosso(?: .{1,40})? d[aie]\\p{L}*',
  'понравилось|не понравилось|нравится|рассмешило|выделено|вопрос|отреагировал[аи]? .{0,30}|polubil[ai]?|lubi|zareagowal[a]? .{0,30}|vond leuk|leuk|gillade|alskade|likte|elsket|nagustuhan|begendi|da thich|thich',
]
const prepositions = 'to|a|an|auf|para|pour|na|do|op|til|for|для|на|に|에|对|對'

const maxBeginning = 80
const preposition = new RegExp(`^(?:${prepositions})$`, 'u')
const reaction = new RegExp(`^(?:${prepositions})$|(?:^| )(?:${beginnings.join('|')})$`, 'u')
const opening = /["“”„«»「]|(?<![\p{L}\p{N}])[‘']/u
const closing = [...'"“”»」’\'']

/**
 * The text without a reaction to a message and its quotation, which ends with the last quotation mark, or with the text where it
 * was cut off. A preposition alone counts after an emoji ("👍 to “…”"). Words before the reaction stay: a name, or a stop.
 */
export function withoutReaction(text: string): string {
  const start = text.search(opening)
  if (start === -1 || start > maxBeginning) return text
  const before = text.slice(0, start)
  const lead = leadOf(before)
  if (lead === undefined) return text
  const inner = text.slice(start + 1)
  const end = Math.max(...closing.map((mark) => inner.lastIndexOf(mark)))
  return end === -1 ? lead : `${lead}\n${inner.slice(end + 1)}`
}

/** What stands before the reaction at the end; undefined where there is none. */
function leadOf(before: string): string | undefined {
  const words = (foldLetters(before).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ')
  const hasEmoji = /\p{Extended_Pictographic}|[\u{1f1e6}-\u{1f1ff}]/u.test(before)
  if (words === '') return hasEmoji ? '' : undefined
  const found = reaction.exec(words)
  if (!found || (!hasEmoji && preposition.test(words))) return undefined
  return words.slice(0, found.index)
}
