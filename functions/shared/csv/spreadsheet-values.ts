/** Errors that a spreadsheet writes in place of a value, in English and Spanish, and a column that is too narrow. */
const errorValue =
  /^(?:#(?:N\/A|N\/D|NAME\?|¿NOMBRE\?|NOMBRE\?|REF!|¡REF!|VALUE!|¡VALOR!|NUM!|¡NUM!|DIV\/0!|¡DIV\/0!|NULL!|¡NULO!|SPILL!)|#{3,})$/i

export function isErrorValue(cell: string): boolean {
  return errorValue.test(cell)
}

/** What stands for nothing in reports and dumps; not in a name, where it may be one. */
const nothing = /^(?:-+|–|—|n\/a|null|none|\(none\)|#n\/a)$/i

export function standsForNothing(cell: string): boolean {
  return nothing.test(cell)
}
