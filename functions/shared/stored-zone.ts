/** Of three letters, in the IANA database. */
const shortNames = ['CET', 'EET', 'EST', 'GMT', 'HST', 'MET', 'MST', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC', 'WET']

/** What ICU takes them for is not what most people mean by them, such as Dhaka for `BST`. */
const ambiguous = ['ART', 'AST', 'BST', 'ECT', 'IST', 'NST', 'SST']

/**
 * Earlier releases stored abbreviations (`CST`), which Intl takes and Temporal refuses. Returns the zone of `country` that is
 * called so, else the one that ICU takes it for if it lies there, else the country's only or main zone; without a country undefined for those that mean several. Any other name
 * stays as it is. Without Temporal, since every request reads an account.
 */
export function mendedZone(stored: string, country?: string): string | undefined {
  const name = stored.toUpperCase()
  if (!/^[A-Z]{3}$/.test(name) || shortNames.includes(name)) return stored
  const taken = icuZone(name)
  if (country === undefined) return ambiguous.includes(name) ? undefined : taken
  const zones = zonesOf(country)
  const named = zones.find((zone) => isCalled(zone, name, country))
  if (named !== undefined || zones.length === 0) return named ?? taken
  return taken !== undefined && zones.includes(taken) ? taken : (mainZones[country] ?? zones[0])
}

/** Where most people live, in countries of several zones. */
const mainZones: Readonly<Record<string, string>> = {
  AR: 'America/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  FM: 'Pacific/Ponape',
  GL: 'America/Godthab',
  ID: 'Asia/Jakarta',
  KI: 'Pacific/Tarawa',
  KZ: 'Asia/Almaty',
  MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Hebron',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kiev',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
}

/** In use beside the codes of ISO 3166-1. */
const otherCodes: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' }

/** ISO 3166-1 alpha-2. */
export function mendedCountry(code: string): string {
  return otherCodes[code] ?? code
}

function zonesOf(country: string): readonly string[] {
  try {
    return new Intl.Locale(`en-${country}`).getTimeZones() ?? []
  } catch {
    return []
  }
}

/** In winter or in summer. */
function isCalled(timeZone: string, name: string, country: string): boolean {
  const format = new Intl.DateTimeFormat(`en-${country}`, { timeZone, timeZoneName: 'short' })
  return [0, 6].some((month) =>
    format.formatToParts(Date.UTC(2026, month)).some(({ type, value }) => type === 'timeZoneName' && value === name),
  )
}

function icuZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}
