/** The part behind `+` in its shorter spelling, and what the longer one has in between. */
type Spelling = { readonly short: RegExp; readonly long: RegExp; readonly inserted: string }

/**
 * Countries whose numbers are written in two ways: both reach the same phone, and carriers report either. Only the calling
 * codes that have a single rule for it.
 */
const countries: readonly Spelling[] = [
  { short: /^\+(52)(\d{10})$/, long: /^\+(52)1(\d{10})$/, inserted: '1' }, // Mexico, until 2019
  { short: /^\+(54)([1-8]\d{9})$/, long: /^\+(54)9(\d{10})$/, inserted: '9' }, // Argentina, mobile phones
  { short: /^\+(55\d\d)([6-9]\d{7})$/, long: /^\+(55\d\d)9([6-9]\d{7})$/, inserted: '9' }, // Brazil, until 2016
  { short: /^\+(229)(\d{8})$/, long: /^\+(229)01(\d{8})$/, inserted: '01' }, // Benin, until 2024
]

/** Trunk prefixes that people leave behind the country's code. */
const trunks: readonly (readonly [RegExp, string])[] = [[/^\+52(?:01|0?4[45])(\d{10})$/, '+52$1']]

/** Every way to write a phone (E.164), itself first. */
export function spellingsOf(phone: string): [string, ...string[]] {
  const others = countries.flatMap(({ short, long, inserted }) => {
    if (short.test(phone)) return [phone.replace(short, `+$1${inserted}$2`)]
    return long.test(phone) ? [phone.replace(long, '+$1$2')] : []
  })
  const untrunked = trunks.flatMap(([trunk, to]) => (trunk.test(phone) ? [phone.replace(trunk, to)] : []))
  return [phone, ...others, ...untrunked]
}

/** The same for every spelling of a phone. */
export function onePhoneSpelling(phone: string): string {
  return spellingsOf(phone).toSorted((a, b) => a.length - b.length)[0] ?? phone
}

/** In any spelling. An absent phone is no phone's. */
export function isSamePhone(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && onePhoneSpelling(a) === onePhoneSpelling(b)
}
