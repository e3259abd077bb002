import { ofType, type Resources } from './template.ts'

type Place = { readonly what: string; readonly holds: string; readonly until: string }

/** Times are those of the templates. */
export function elsewhere(all: Resources): Place[] {
  const days = (count: unknown) => (count === 1 ? 'one day' : `${count} days`)
  const deliveries = ofType(all, 'Custom::LogRetention')
  const ours = ofType(all, 'AWS::Logs::LogGroup')
  const tables = ofType(all, 'AWS::DynamoDB::GlobalTable').map(([, { Replicas }]) => recoveryDays(Replicas))
  const fed = ofType(all, 'AWS::SQS::Queue').filter(([, { MessageRetentionPeriod: seconds }]) => seconds === 86_400)
  return [
    {
      what: 'Cognito user pool',
      holds: 'mail address and password hash of each login',
      until: 'its member is removed, or the account erased',
    },
    {
      what: 'Bucket, `exports/`',
      holds: 'exports and large answers, in clear',
      until: `${days(expiryOf(all, 'exports/'))}, or the account is erased; links end sooner`,
    },
    { what: 'Bucket, `receipts/`', holds: 'ids and times of erasures', until: 'for good' },
    {
      what: 'Key table',
      holds: 'the keys that open what is sealed, wrapped',
      until: `the account is erased; its backups ${days(Math.min(...tables))}`,
    },
    {
      what: 'Backups of the table',
      holds: 'what the table held',
      until: `${days(Math.max(...tables))}; unreadable without the keys`,
    },
    {
      what: `SNS’s delivery logs (${deliveries.length} groups)`,
      holds: 'phone numbers of texts, as AWS writes them',
      until: days(deliveries[0]?.[1]['RetentionInDays']),
    },
    {
      what: `Queues that AWS feeds (${fed.length}, dead letters included)`,
      holds: 'texts of customers, addresses in mail events, phones in failed reports of texts',
      until: 'one day',
    },
    {
      what: `Logs of functions and gateway (${ours.length} groups)`,
      holds: 'request ids, routes, states, durations, codes; nothing of people',
      until: [...new Set(ours.map(([, { RetentionInDays }]) => days(RetentionInDays)))].join(' or '),
    },
  ]
}

function recoveryDays(replicas: unknown): number {
  type Replica = { PointInTimeRecoverySpecification?: { RecoveryPeriodInDays?: number } }
  const [replica] = replicas as Replica[]
  return replica?.PointInTimeRecoverySpecification?.RecoveryPeriodInDays ?? 35
}

function expiryOf(all: Resources, prefix: string): unknown {
  type Rules = { Rules?: { Prefix?: string; ExpirationInDays?: number }[] }
  const rules = ofType(all, 'AWS::S3::Bucket').flatMap(
    ([, each]) => (each['LifecycleConfiguration'] as Rules)?.Rules ?? [],
  )
  return rules.find(({ Prefix }) => Prefix === prefix)?.ExpirationInDays
}
