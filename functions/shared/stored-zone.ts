import { dictionary } from './dictionary.ts'

/** Of three letters, in the IANA database, and with the clock that people mean by them. */
const shortNames = ['CET', 'EET', 'GMT', 'MET', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC', 'WET']

/** Zones of several may be called so; most people who write it live in these. */
const usual = dictionary({
  EST: 'America/New_York',
  CST: 'America/Chicago',
  MST: 'America/Denver',
  PST: 'America/Los_Angeles',
  HST: 'Pacific/Honolulu',
})

/** What ICU takes them for is not what most people mean by them, such as Dhaka for `BST`. */
const ambiguous = ['ART', 'AST', 'BST', 'ECT', 'IST', 'NST', 'SST']

/**
 * Earlier releases stored abbreviations: `CST`, which Intl takes and Temporal refuses, and `EST`, which both take for a clock
 * without daylight saving. Returns the zone of `country` that is called so, else the one that ICU takes it for if it lies there,
 * else the country's only or main zone; without a country undefined for those that mean several. Any other name stays as it is.
 * Without Temporal, since every request reads an account.
 */
export function mendedZone(stored: string, country?: string): string | undefined {
  if (!isAbbreviation(stored)) return stored
  const name = stored.toUpperCase()
  const taken = usual[name] ?? icuZone(name)
  if (country === undefined) return ambiguous.includes(name) ? undefined : taken
  const zones = zonesOf(country)
  const named = zoneCalled(name, country)
  if (named !== undefined || zones.length === 0) return named ?? taken
  return taken !== undefined && zones.includes(taken) ? taken : (mainZones[country] ?? zones[0])
}

/** Of a customer, who may live elsewhere than the account is: its country only tells which zone of that name is meant. */
export function mendedCustomerZone(stored: string, accountCountry: string | undefined): string | undefined {
  if (!isAbbreviation(stored) || accountCountry === undefined) return mendedZone(stored)
  return zoneCalled(stored.toUpperCase(), accountCountry) ?? mendedZone(stored)
}

/** Whether `mendedZone` has another name for it. */
export function isAbbreviation(stored: string): boolean {
  return /^[a-z]{3}$/i.test(stored) && !shortNames.includes(stored.toUpperCase())
}

function zoneCalled(name: string, country: string): string | undefined {
  const called = zonesOf(country).filter((zone) => isCalled(zone, name, country))
  return [usual[name], mainZones[country]].find((zone) => zone !== undefined && called.includes(zone)) ?? called[0]
}

/** Where most people live, in countries of several zones. */
const mainZones = dictionary({
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
})

/** In use beside the codes of ISO 3166-1. */
const otherCodes = dictionary({ UK: 'GB', EL: 'GR' })

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

/** In winter or in summer, by the country's own abbreviation or by the initials of its name, such as China Standard Time. */
function isCalled(timeZone: string, name: string, country: string): boolean {
  const names = (['short', 'long'] as const).flatMap((timeZoneName) => {
    const format = new Intl.DateTimeFormat(`en-${country}`, { timeZone, timeZoneName })
    return [0, 6].flatMap((month) =>
      format.formatToParts(Date.UTC(2026, month)).flatMap(({ type, value }) => (type === 'timeZoneName' ? value : [])),
    )
  })
  return names.some((each) => each === name || initialsOf(each) === name)
}

/** Australians leave out the name of their country. */
function initialsOf(name: string): string {
  const words = name.replace(/^Australian /, '').split(' ')
  return words.length === 3 ? words.map((word) => word.charAt(0)).join('') : ''
}

function icuZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}
