import { Duration, Stack } from 'aws-cdk-lib'
import { type Alarm, CfnDashboard } from 'aws-cdk-lib/aws-cloudwatch'
import { Construct } from 'constructs'
import { metricNamespace, type Stage } from '../stage.ts'

type DashboardProps = { readonly stage: Stage; readonly alarms: readonly Alarm[] }
type Chart = { readonly title: string; readonly metrics: readonly (readonly [search: string, statistic: string])[] }

/** Of a widget: CloudWatch refuses more. */
const maxAlarms = 100
const [width, height, perRow] = [8, 6, 3]
const period = Duration.minutes(5).toSeconds()

/** What rings, and beneath it the figures that say why. Metrics are found by the stage's name, so a new function is on it. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, alarms }: DashboardProps) {
    super(scope, id)
    const charts = chartsOf(metricNamespace(stage))
    const states = Array.from({ length: Math.ceil(alarms.length / maxAlarms) }, (_, n) => ({
      type: 'alarm',
      x: 0,
      y: n * height,
      width: width * perRow,
      height,
      properties: {
        title: 'Alarms',
        alarms: alarms.slice(n * maxAlarms, (n + 1) * maxAlarms).map(({ alarmArn }) => alarmArn),
      },
    }))
    const graphs = charts.map(({ title, metrics }, n) => ({
      type: 'metric',
      x: (n % perRow) * width,
      y: (states.length + Math.floor(n / perRow)) * height,
      width,
      height,
      properties: {
        title,
        region: stage.region,
        view: 'timeSeries',
        period,
        metrics: metrics.map(([search, statistic], m) => [
          { expression: `SEARCH('${search}', '${statistic}', ${period})`, id: `e${n}x${m}` },
        ]),
      },
    }))
    new CfnDashboard(this, 'Overview', {
      dashboardName: metricNamespace(stage),
      dashboardBody: Stack.of(this).toJsonString({ widgets: [...states, ...graphs] }),
    })
  }
}

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/search-expression-syntax.html */
function chartsOf(name: string): Chart[] {
  const counted = (dimension: string, metric: string) => `{${name},${dimension}} MetricName="${metric}"`
  const lambda = (metric: string) => `{AWS/Lambda,FunctionName} MetricName="${metric}" "${name}"`
  const queue = (metric: string) => `{AWS/SQS,QueueName} MetricName="${metric}" "${name}"`
  return [
    {
      title: 'Requests that failed, by route',
      metrics: [
        [counted('route', 'request_failed'), 'Sum'],
        [counted('route', 'request_unavailable'), 'Sum'],
      ],
    },
    { title: 'Why the providers refuse', metrics: [[counted('reason', 'provider_refused'), 'Sum']] },
    {
      title: 'Planned work: seconds that the oldest is late',
      metrics: [[counted('function', 'oldestDueSeconds'), 'Maximum']],
    },
    { title: 'Errors of functions', metrics: [[lambda('Errors'), 'Sum']] },
    { title: 'Throttles of functions', metrics: [[lambda('Throttles'), 'Sum']] },
    { title: 'Duration of functions, p99', metrics: [[lambda('Duration'), 'p99']] },
    { title: 'Oldest message of each queue, seconds', metrics: [[queue('ApproximateAgeOfOldestMessage'), 'Maximum']] },
    {
      title: 'Messages of queues, dead letters too',
      metrics: [[queue('ApproximateNumberOfMessagesVisible'), 'Maximum']],
    },
    {
      title: 'Table: requests throttled',
      metrics: [[`{AWS/DynamoDB,Operation,TableName} MetricName="ThrottledRequests" "${name}"`, 'Sum']],
    },
    {
      title: 'STOPs, uploads and work that failed',
      metrics: [
        [counted('function', 'stop_failed'), 'Sum'],
        [counted('function', 'tail_not_flushed'), 'Sum'],
        [counted('function', 'message_failed'), 'Sum'],
      ],
    },
    {
      title: 'Uploads of phones, and positions stored',
      metrics: [
        [counted('function', 'upload_received'), 'Sum'],
        [counted('function', 'points'), 'Sum'],
      ],
    },
    { title: 'Messages sent, by channel', metrics: [[counted('channel', 'message_sent'), 'Sum']] },
    { title: 'Messages not sent, by reason', metrics: [[counted('reason', 'message_refused'), 'Sum']] },
    {
      title: 'Messages that did not arrive, by what became of them',
      metrics: [[counted('outcome', 'message_undelivered'), 'Sum']],
    },
    {
      title: 'Accounts to be erased, and erased',
      metrics: [
        [counted('function', 'erasure_requested'), 'Sum'],
        [counted('function', 'erasure_finished'), 'Sum'],
      ],
    },
    { title: 'SMS: spent this month, USD', metrics: [['{AWS/SNS} MetricName="SMSMonthToDateSpentUSD"', 'Maximum']] },
  ]
}
