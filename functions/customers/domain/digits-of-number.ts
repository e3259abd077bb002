/**
 * What a spreadsheet made of a number's digits, by its own way to show numbers: `2065550143.0`, `2.065550143E+09`,
 * `2,065,550,143`. Returns the digits if all are there, `lost` if they are not, and undefined for any other text.
 */
export function digitsOfNumber(text: string): string | 'lost' | undefined {
  const exponent = /^([+]?)(\d)(?:[.,](\d+))?E\+?(\d{1,3})$/i.exec(text)
  if (exponent) {
    const [, plus = '', first = '', rest = '', power = ''] = exponent
    const zeros = rest.slice(Number(power))
    return rest.length >= Number(power) && /^0*$/.test(zeros) ? plus + first + rest.slice(0, Number(power)) : 'lost'
  }
  const decimal = /^([+]?\d{7,})[.,](\d{1,6})$/.exec(text)
  if (decimal) return /^0+$/.test(decimal[2] ?? '') ? decimal[1] : 'lost'
  const grouped = /^([+]?\d{1,3}(?:,\d{3}){2,})(?:\.0+)?$/.exec(text)
  return grouped?.[1]?.replaceAll(',', '')
}
