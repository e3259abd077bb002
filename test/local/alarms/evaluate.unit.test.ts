import { describe, expect, test } from 'vitest'
import type { Alarm } from '../../../local/alarms/alarm.ts'
import { evaluate } from '../../../local/alarms/evaluate.ts'
import { calculate } from '../../../local/alarms/expression.ts'
import { openMetrics } from '../../../local/alarms/metrics.ts'

test.each([
  ['FILL(errors, 0) + FILL(throttles, 0)', { errors: 2 }, 2],
  ['errors - FILL(deferred, 0)', { errors: 12, deferred: 5 }, 7],
  ['errors - FILL(deferred, 0)', { deferred: 5 }, undefined],
  ['2 * (a + b) / 4 - 1', { a: 1, b: 3 }, 1],
  ['10 - 2 - 3', {}, 5],
])('%s of %o is %s', (expression, values, result) => {
  expect(calculate(expression, (id) => (values as Record<string, number>)[id])).toBe(result)
})

test.each(['ANOMALY_DETECTION_BAND(m1)', 'a +', '(a', 'a b', 'a % b'])('%s is not known', (expression) => {
  expect(() => calculate(expression, () => 1)).toThrow('unknown expression')
})

const minute = 60_000
const now = 100 * minute
const alarm = (over: Partial<Alarm> = {}): Alarm => ({
  name: 'a',
  description: '',
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  EvaluationPeriods: 1,
  Threshold: 3,
  TreatMissingData: 'notBreaching',
  datapoints: 1,
  periodMs: 5 * minute,
  expression: 'm',
  stats: new Map([['m', { Metric: { Namespace: 'N', MetricName: 'm', Dimensions: [] }, Period: 300, Stat: 'Sum' }]]),
  ...over,
})
const judge = (given: Alarm, points: [minutesAgo: number, value: number, of?: string][], since = 0) => {
  const metrics = openMetrics()
  for (const [ago, value, of] of points)
    metrics.add({ namespace: 'N', name: 'm', ...(of && { dimensions: { route: of } }) }, value, now - ago * minute)
  return evaluate(given, metrics, { now, since, isKnown: ({ MetricName }) => MetricName === 'm' })
}

describe('an alarm', () => {
  test('rings for what breached in its period, and no longer', () => {
    expect(
      judge(alarm(), [
        [1, 2],
        [4, 1],
      ]),
    ).toMatchObject({ state: 'ALARM' })
    expect(
      judge(alarm(), [
        [1, 2],
        [5, 1],
      ]),
    ).toMatchObject({ state: 'OK' })
    expect(judge(alarm(), [])).toMatchObject({ state: 'OK' })
  })

  test('of several periods rings once enough of them breach', () => {
    const twoOfThree = alarm({ EvaluationPeriods: 3, datapoints: 2 })
    expect(judge(twoOfThree, [[1, 3]])).toMatchObject({ state: 'OK' })
    expect(
      judge(twoOfThree, [
        [1, 3],
        [11, 3],
      ]),
    ).toMatchObject({ state: 'ALARM' })
  })

  test('of what must happen rings when it does not, once a whole period was seen', () => {
    const silent = alarm({ ComparisonOperator: 'LessThanThreshold', Threshold: 1, TreatMissingData: 'breaching' })
    expect(judge(silent, [])).toMatchObject({ state: 'ALARM' })
    expect(judge(silent, [[1, 1]])).toMatchObject({ state: 'OK' })
    expect(judge(silent, [], now - minute)).toMatchObject({
      state: 'INSUFFICIENT_DATA',
      reason: expect.stringContaining('less than'),
    })
  })

  test('that groups by a field names those that breach', () => {
    const grouped = alarm({ expression: 'SELECT SUM("m") FROM SCHEMA("N", route) GROUP BY route', stats: new Map() })
    const points: [number, number, string][] = [
      [1, 2, 'GET /a'],
      [2, 2, 'GET /a'],
      [1, 2, 'GET /b'],
    ]
    expect(judge(grouped, points)).toMatchObject({ state: 'ALARM', contributors: ['GET /a'] })
  })

  test('of figures that the local cloud has not says so', () => {
    const stats = new Map([
      [
        'm',
        {
          Metric: { Namespace: 'AWS/Events', MetricName: 'TriggeredRules', Dimensions: [] },
          Period: 300,
          Stat: 'Sum' as const,
        },
      ],
    ])
    expect(judge(alarm({ stats }), [])).toMatchObject({
      state: 'INSUFFICIENT_DATA',
      reason: expect.stringContaining('no figures of AWS/Events TriggeredRules'),
    })
    expect(judge(alarm({ expression: 'RATE(m)' }), [])).toMatchObject({
      state: 'INSUFFICIENT_DATA',
      reason: expect.stringContaining('does not know'),
    })
  })
})
