/** Stands for the name of a person. Of a private use area, so that no word is the same. */
export const personName = '\ue000'

/**
 * How a language says that texts must end. The phrases are applied in this order, and what one of the first two matches is
 * taken out of the clause, so that what is left says what it says without it.
 */
export type LanguageRules = {
  /** A stop that is denied: "don't stop", "no me den de baja". */
  readonly negated: readonly RegExp[]
  /** A stop word with another object or sense: "stop by at 9", "dar de baja la cita". */
  readonly otherMeaning: readonly RegExp[]
  readonly stop: readonly RegExp[]
  /** Of calls: a stop unless texts are asked for instead. */
  readonly callStops: readonly RegExp[]
  /** Denies that the phone is the addressee's; matched where names are marked. */
  readonly wrongPerson: readonly RegExp[]
  /** A complaint that falls short of a stop. */
  readonly doubtful: readonly RegExp[]
  readonly help: readonly RegExp[]
  readonly start: readonly RegExp[]
  /** Asks to go on with texts: "text me instead". */
  readonly wanted: readonly RegExp[]
}
