import type { RouteShape } from '../../../functions/shared/http/route.ts'
import { type JsonSchema, requestSchema } from '../../support/request-schema.ts'
import type { Dice } from '../dice.ts'

/** A body with every field that the route knows, each of its right type. */
export function fullBody({ body }: Pick<RouteShape, 'body'>): unknown {
  return body && full(requestSchema(body))
}

function full(schema: JsonSchema): unknown {
  const { type, enum: choices, const: only, anyOf, oneOf, format, properties, items, additionalProperties } = schema
  if (only !== undefined) return only
  if (Array.isArray(choices)) return choices[0]
  const options = anyOf ?? oneOf
  if (Array.isArray(options)) return full(options.at(-1))
  if (type === 'array') return [full((items ?? {}) as JsonSchema)]
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number') return Math.max(1, Number(schema['minimum'] ?? 1))
  if (format === 'date-time') return '2026-11-26T10:00:00.000Z'
  if (type !== 'object') return 'x'.repeat(Math.max(8, Number(schema['minLength'] ?? 1)))
  if (properties === undefined) return { anything: full((additionalProperties ?? {}) as JsonSchema) }
  const known = Object.entries(properties as Record<string, JsonSchema>)
  return Object.fromEntries(known.map(([name, each]) => [name, full(each)]))
}

/** Every place in a value, the whole included. */
export function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([name, each]) => placesIn(each, [...path, name]))]
}

export function withValueAt(
  value: unknown,
  [first, ...rest]: readonly string[],
  change: (old: unknown) => unknown,
): unknown {
  if (first === undefined) return change(value)
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string, unknown>
  copy[first] = withValueAt(copy[first], rest, change)
  return copy
}

const rawBodies = [
  '',
  '{',
  'null',
  '[]',
  '"x"',
  '7',
  '{"__proto__":{"role":"owner"}}',
  '\u0000',
  '\ufeff{}',
  '[[[['.repeat(9_000),
]

/** Valid but for one place or two; or no JSON at all. */
export function hostileBody(dice: Dice, base: unknown, hostileValue: () => unknown): string {
  if (dice.isOneIn(6)) return dice.pick(rawBodies)
  let body = base
  for (let changes = dice.below(3); changes > 0; changes -= 1) {
    const place = dice.pick(placesIn(body))
    body = withValueAt(body, place, (old) =>
      dice.isOneIn(6) && Array.isArray(old) ? [...old, ...old] : hostileValue(),
    )
  }
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
}
