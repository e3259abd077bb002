import { expect, test } from 'vitest'
import { businessEvents, countedEvents, measuredEvents } from '../../../functions/shared/counted-events.ts'
import { ofType, synthesize } from '../stacks.ts'

const { alarms } = synthesize()

/** With a logical id in place of each reference. */
function bodyOf(): {
  widgets: { type: string; x: number; y: number; width: number; height: number; properties: Record<string, unknown> }[]
} {
  const [[, dashboard] = expect.unreachable()] = ofType(alarms, 'AWS::CloudWatch::Dashboard')
  const [separator, parts] = (dashboard.Properties['DashboardBody'] as { 'Fn::Join': [string, unknown[]] })['Fn::Join']
  const texts = parts.map((part) => (typeof part === 'string' ? part : String(Object.values(part as object).flat()[0])))
  return JSON.parse(texts.join(separator))
}

test('one dashboard shows every alarm', () => {
  const shown = bodyOf().widgets.flatMap(({ type, properties }) =>
    type === 'alarm' ? (properties['alarms'] as string[]) : [],
  )
  expect(shown.sort()).toEqual(
    ofType(alarms, 'AWS::CloudWatch::Alarm')
      .map(([id]) => id)
      .sort(),
  )
})

test('its charts search what the functions log, and overlap nowhere', () => {
  const { widgets } = bodyOf()
  const searches = JSON.stringify(widgets)
  const measures = Object.values(measuredEvents).map(([field]) => field)
  const counted = [...Object.keys(countedEvents), ...Object.keys(businessEvents), ...measures]
  for (const [, name = ''] of searches.matchAll(/\{Fieldpost-production,\w+\} MetricName=\\+"(\w+)/g))
    expect(counted).toContain(name)
  for (const name of Object.keys(businessEvents)) expect(searches).toContain(`MetricName=\\"${name}\\"`)
  const cells = widgets.flatMap(({ x, y, width, height }) =>
    Array.from({ length: width * height }, (_, n) => `${x + (n % width)},${y + Math.floor(n / width)}`),
  )
  expect(new Set(cells).size).toBe(cells.length)
  for (const { x, width } of widgets) expect(x + width).toBeLessThanOrEqual(24)
})
