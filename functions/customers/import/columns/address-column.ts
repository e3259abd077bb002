import { dictionary } from '../../../shared/dictionary.ts'
import type { AddressPart, Column } from './column.ts'

/** Where the work is done comes before where the invoice goes. */
const places: readonly (readonly [rank: number, words: readonly string[]])[] = [
  [0, ['service', 'property', 'job', 'site', 'servicio', 'obra']],
  [1, ['home', 'house', 'physical', 'casa', 'particular']],
  [3, ['ship', 'shipping', 'delivery', 'entrega', 'envio']],
  [4, ['business', 'work', 'office', 'company', 'trabajo', 'oficina', 'empresa']],
  [5, ['bill', 'billing', 'mailing', 'invoice', 'facturacion', 'fiscal']],
  [6, ['other', 'otro', 'otra']],
]
const unplacedRank = 2

const parts = dictionary<AddressPart>({
  city: 'city',
  town: 'city',
  suburb: 'city',
  locality: 'city',
  ciudad: 'city',
  localidad: 'city',
  poblacion: 'city',
  municipio: 'city',
  state: 'state',
  province: 'state',
  region: 'state',
  county: 'state',
  estado: 'state',
  provincia: 'state',
  zip: 'zip',
  zipcode: 'zip',
  postcode: 'zip',
  postal: 'zip',
  cp: 'zip',
  country: 'country',
  pais: 'country',
  formatted: 'formatted',
  street: 'street',
  calle: 'street',
  apartment: 'line2',
  apt: 'line2',
  unit: 'line2',
  suite: 'line2',
  piso: 'line2',
  extended: 'line2',
  pobox: 'line2',
})
const whole = ['address', 'addr', 'direccion', 'domicilio']
/** Words that may stand beside a part and add nothing to it. */
const beside = [...whole, 'line', 'linea', 'code', 'codigo', 'de', 'del', 'la', 'full', 'completa', 'number', 'numero']

const number = /^\d{1,3}$/

/** Undefined for a column that holds no address. */
export function addressColumn(given: readonly string[]): Column | undefined {
  const words = given
    .join(' ')
    .replace(/\bp ?o box\b/, 'pobox')
    .replace(/\bc p\b/, 'cp')
    .split(' ')
  const place = places.find(([, names]) => words.some((word) => names.includes(word)))
  const named = words.flatMap((word) => parts[word] ?? [])
  const numbers = words.filter((word) => number.test(word))
  const isWhole = words.some((word) => whole.includes(word))
  const known = [...beside, ...Object.keys(parts), ...(place?.[1] ?? [])]
  if (!words.every((word) => known.includes(word) || number.test(word))) return undefined
  if (named.length === 0 && !isWhole) return undefined
  // "Address 2 - City" and "Address_2 Street Line 1" number the address, "Address 2" and "Street 2" number a line of it
  const afterWhole = words[words.findIndex((word) => whole.includes(word)) + 1] ?? ''
  const isNumbered = isWhole && named.length > 0 && number.test(afterWhole)
  const line = isNumbered ? numbers[1] : numbers[0]
  const isLine2 = Number(line ?? 1) > 1
  const [part = isWhole ? 'formatted' : 'street'] = [named.find((each) => each !== 'street') ?? named[0]]
  const rank = (place?.[0] ?? unplacedRank) + (isNumbered ? Number(numbers[0]) / 1_000 : 0)
  return { holds: 'address', part: isLine2 && part !== 'zip' ? 'line2' : part, rank, group: String(rank) }
}
