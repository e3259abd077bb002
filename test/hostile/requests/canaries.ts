import type { RouteShape } from '../../../functions/shared/http/route.ts'
import { fullBody, placesIn, withValueAt } from './bodies.ts'

/** Letters only, so that no rule about characters refuses it before another would quote it. */
export const canary = 'Kanarienvogel'

export type Marked = { readonly body?: string; readonly type?: string; readonly query?: string; readonly id?: string }

const strange = [canary, `${canary}@example.test`, { [canary]: canary }, [canary], [[{ [canary]: [canary] }]]]

/** Requests that hold the canary: at each place of the body in turn, as value, key and element, in query, path and type. */
export function* marked(route: RouteShape, valid: object | undefined): Generator<Marked> {
  yield { id: canary }
  yield { body: canary }
  yield { body: `{"${canary}":` }
  yield { body: '{}', type: `application/${canary}` }
  for (const name of Object.keys(route.query?.shape ?? {})) yield { query: `${name}=${canary}` }
  yield { query: `utm_source=${canary}` }
  for (const base of [valid, fullBody(route)]) {
    if (typeof base !== 'object') continue
    for (const place of placesIn(base)) {
      for (const value of strange) yield { body: JSON.stringify(withValueAt(base, place, () => value)) }
      const withKey = withValueAt(base, place, (old) => (isObject(old) ? { ...old, [canary]: canary } : old))
      yield { body: JSON.stringify(withKey) }
    }
  }
  if (route.path.startsWith('/v1/templates')) yield* templates(valid)
  if (route.bodyType === 'csv') yield { body: `name,email\n${canary},${canary}\n"${canary}`, type: 'text/csv' }
}

const faulty = [
  '{{ K }}',
  '{{ K',
  '{% K %}',
  '{{ name | K }}',
  '{% include "K" %}',
  '{{ name.K }}',
  'Reply "CANCEL" to K',
  '{% if K %}',
]

function* templates(valid: object | undefined): Generator<Marked> {
  for (const source of faulty) yield { body: JSON.stringify({ ...valid, body: source.replaceAll('K', canary) }) }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
