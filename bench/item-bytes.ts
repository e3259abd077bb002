/** Of an item or an attribute's value as the document client gives it: what DynamoDB bills, names of attributes included. */
export function itemBytes(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0)
}

function valueBytes(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value)
  if (typeof value === 'number') return numberBytes(value)
  if (value instanceof Uint8Array) return value.length
  if (Array.isArray(value)) return value.reduce((sum, each) => sum + 1 + valueBytes(each), 3)
  if (value !== null && typeof value === 'object')
    return 3 + Object.keys(value).length + itemBytes(value as Readonly<Record<string, unknown>>)
  return 1
}

/** A byte for two significant digits, one for the exponent, one for a minus. */
function numberBytes(value: number): number {
  const digits = String(Math.abs(value)).replace('.', '').replace(/^0+/, '').replace(/0+$/, '')
  return Math.ceil(digits.length / 2) + 1 + (value < 0 ? 1 : 0)
}
