import { expect, test } from 'vitest'
import { dialectOf } from '../../../../functions/shifts/dialects/registry.ts'
import { appBodies } from './apps.ts'

const begin = Date.UTC(2026, 10, 20, 8, 30)

test.each(appBodies(begin))('$app: $name', ({ dialect, request, points, skipped = 0 }) => {
  const parsed = dialectOf(dialect)?.parse({
    query: request.query ?? {},
    body: request.body ?? '',
    receivedAt: begin + 3_600_000,
  })
  const rounded = parsed?.points.map(({ speed, ...point }) => ({
    ...point,
    ...(speed !== undefined && speed !== null && { speed: Math.round(speed * 10) / 10 }),
  }))
  expect(rounded?.map(known)).toEqual(points.map(known))
  expect(parsed).toMatchObject({ invalid: 0, skipped })
})

function known(point: object): object {
  return Object.fromEntries(Object.entries(point).filter(([, value]) => value !== undefined))
}
