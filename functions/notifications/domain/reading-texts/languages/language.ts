import type { Phrase } from '../phrases.ts'

/** Stands for the name of a person. Of a private use area, so that no word is the same. */
export const personName = '\ue000'

/** Stands for a phone number. */
export const phoneNumber = 'phonenumber'

/**
 * How a language says that texts must end. What the first three match is taken out of the clause, in this order, so that what is
 * left says what it says without it.
 */
export type LanguageRules = {
  /** A stop that is plainly denied: "don't stop", "no me den de baja". */
  readonly negated: readonly Phrase[]
  /** A stop that is told, feared, or limited to a time, a person or another channel: "don't text me while I'm driving". Pauses. */
  readonly limited: readonly Phrase[]
  /** A stop word with another object or sense: "stop by at 9", "dar de baja la cita". */
  readonly otherMeaning: readonly Phrase[]
  readonly stop: readonly Phrase[]
  /** Says stop, and not what: may be an exclamation, or be said of the work. */
  readonly bareStop: readonly Phrase[]
  /** Of calls: a stop unless texts are asked for instead. */
  readonly callStops: readonly Phrase[]
  /** A stop of texts to another person; matched where names are marked. */
  readonly otherPerson: readonly Phrase[]
  /** Denies that the phone is the addressee's. */
  readonly wrongNumber: readonly Phrase[]
  /** The same by name; matched where names are marked. */
  readonly wrongPerson: readonly Phrase[]
  /** A complaint that falls short of a stop. */
  readonly doubtful: readonly Phrase[]
  readonly help: readonly Phrase[]
  readonly start: readonly Phrase[]
  /** A clause that asks about stopping. */
  readonly question: readonly Phrase[]
  /** A question that is a request all the same: "will you stop". */
  readonly request: readonly Phrase[]
  /** Asks how to stop: a stop, unless help is asked for. */
  readonly howTo: readonly Phrase[]
  /** Asks to go on with texts: "text me instead". */
  readonly wanted: readonly Phrase[]
  /** Praise, or a question about the work: what stands beside them may be no stop of texts. */
  readonly content: readonly Phrase[]
  /** Why texts are unwelcome just now: "I'm driving". */
  readonly busy: readonly Phrase[]
  /** Tells the right number, or speaks for the addressee. */
  readonly rightNumber: readonly Phrase[]
  /** Takes back what was said before: "just kidding". */
  readonly takenBack: readonly Phrase[]
}
