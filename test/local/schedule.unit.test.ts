import { expect, test } from 'vitest'
import { durationMs } from '../../local/control/duration.ts'
import { dueBetween } from '../../local/sources/schedule-expression.ts'

test.each([
  ['rate(1 minute)', '2026-03-01T00:00:00Z', '2026-03-01T00:00:59Z', false],
  ['rate(1 minute)', '2026-03-01T00:00:00Z', '2026-03-01T00:01:00Z', true],
  ['rate(2 hours)', '2026-03-01T00:00:00Z', '2026-03-01T01:59:59Z', false],
  ['cron(0 3 * * ? *)', '2026-03-01T03:00:00Z', '2026-03-02T02:59:00Z', false],
  ['cron(0 3 * * ? *)', '2026-03-01T03:00:00Z', '2026-03-02T03:00:00Z', true],
  ['cron(0 3 1 * ? *)', '2026-03-02T00:00:00Z', '2026-03-31T23:59:00Z', false],
  ['cron(0 3 1 * ? *)', '2026-03-02T00:00:00Z', '2026-04-01T03:00:00Z', true],
  ['cron(0/15 8-17 ? * MON-FRI *)', '2026-03-01T00:00:00Z', '2026-03-01T23:59:00Z', false],
  ['cron(0/15 8-17 ? * MON-FRI *)', '2026-03-02T08:00:00Z', '2026-03-02T08:15:00Z', true],
  ['cron(0 0 1 JAN ? *)', '2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', true],
])('%s is due after %s until %s: %s', (expression, after, until, due) => {
  expect(dueBetween(expression)(Date.parse(after), Date.parse(until))).toBe(due)
})

test.each(['rate(soon)', 'cron(0 3 * *)', 'at(2026-01-01T00:00:00)', 'cron(0 3 L * ? *)'])(
  '%s is refused',
  (expression) => {
    expect(() => dueBetween(expression)).toThrow('not known here')
  },
)

test.each([
  ['PT26H', 93_600_000],
  ['-P1D', -86_400_000],
  ['P1DT1M', 86_460_000],
  ['PT0.5S', 500],
  ['P2W', 1_209_600_000],
  ['P', undefined],
  ['PT', undefined],
  ['P1DT', undefined],
  ['P1M', undefined],
  ['26h', undefined],
])('%s is %s ms', (text, ms) => {
  expect(durationMs(text)).toBe(ms)
})
