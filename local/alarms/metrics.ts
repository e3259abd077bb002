/** Names a metric as CloudWatch does: its dimensions in any order. */
export type MetricName = {
  namespace: string
  name: string
  dimensions?: Readonly<Record<string, string>>
}
export type Statistic = 'Sum' | 'Maximum' | 'Minimum' | 'Average' | 'SampleCount'
type Point = { at: number; value: number }

export type Metrics = {
  /** `at` in epoch milliseconds, shifted. */
  add(metric: MetricName, value: number, at: number): void
  /** Of the points after `from` until `to`; undefined without any. */
  read(metric: MetricName, statistic: Statistic, from: number, to: number): number | undefined
  /** The metrics of a name that have exactly this dimension, by its value. */
  byDimension(namespace: string, name: string, dimension: string): Map<string, MetricName>
}

/** Longer than any alarm looks back. */
const keptMs = 26 * 3_600_000
const maxPoints = 20_000

export function openMetrics(): Metrics {
  const series = new Map<string, { metric: MetricName; points: Point[] }>()
  return {
    add(metric, value, at) {
      const key = keyOf(metric)
      const found = series.get(key) ?? { metric, points: [] }
      series.set(key, found)
      found.points.push({ at, value })
      if (found.points.length > maxPoints) found.points = found.points.filter((point) => point.at > at - keptMs)
      if (found.points.length > maxPoints) found.points.splice(0, maxPoints / 2)
    },
    read(metric, statistic, from, to) {
      const points = series.get(keyOf(metric))?.points.filter(({ at }) => at > from && at <= to) ?? []
      return points.length === 0 ? undefined : reduce(statistic, points)
    },
    byDimension(namespace, name, dimension) {
      const found = [...series.values()].flatMap(({ metric }) => {
        const { dimensions = {} } = metric
        const value = dimensions[dimension]
        const isOfIt = metric.namespace === namespace && metric.name === name && Object.keys(dimensions).length === 1
        return isOfIt && value !== undefined ? [[value, metric] as const] : []
      })
      return new Map(found)
    },
  }
}

function keyOf({ namespace, name, dimensions = {} }: MetricName): string {
  return JSON.stringify([namespace, name, Object.entries(dimensions).sort(([a], [b]) => (a < b ? -1 : 1))])
}

function reduce(statistic: Statistic, points: readonly Point[]): number {
  const sum = points.reduce((total, { value }) => total + value, 0)
  switch (statistic) {
    case 'Sum':
      return sum
    case 'SampleCount':
      return points.length
    case 'Average':
      return sum / points.length
    case 'Maximum':
      return points.reduce((most, { value }) => Math.max(most, value), -Infinity)
    case 'Minimum':
      return points.reduce((least, { value }) => Math.min(least, value), Infinity)
  }
}
