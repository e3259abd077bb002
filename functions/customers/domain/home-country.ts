import { dictionary } from '../../shared/dictionary.ts'

/** Territories with the calling code and the clock of a country. */
const territories = dictionary({
  GG: 'GB',
  JE: 'GB',
  IM: 'GB',
  PR: 'US',
  VI: 'US',
  VA: 'IT',
  AX: 'FI',
  SJ: 'NO',
  BL: 'GP',
  MF: 'GP',
  EH: 'MA',
  BQ: 'CW',
  TA: 'SH',
})

/** `GB` for Guernsey: one country as far as phones and time zones go. */
export function homeCountry(country: string): string {
  return territories[country] ?? country
}
