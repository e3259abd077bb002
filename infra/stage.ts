import { Duration } from 'aws-cdk-lib'

const stageNames = ['production', 'local', 'test'] as const
export type StageName = (typeof stageNames)[number]

/** Everything that differs between installations. The rest is the same everywhere, so tests run what is deployed. */
export type Stage = {
  readonly name: StageName
  readonly region: string
  /** Timeout of each kind of function. The quiesce of an erasure follows from the longest. */
  readonly timeouts: { readonly request: Duration; readonly worker: Duration; readonly import: Duration }
  /** Time in which a requested erasure can be cancelled; ISO 8601, at least `PT0S`. */
  readonly gracePeriod: string
  /** How far back the main table can be restored: what a receipt calls `backupsExpireAt`. */
  readonly backupDays: number
  /** The domain that emails come from (`no-reply@…`); SES must verify it. */
  readonly emailDomain: string
  /** The number that SMS come from, E.164. */
  readonly smsNumber: string
  /** True where the carrier answers STOP and HELP itself, as on toll-free numbers: Fieldpost then sends no auto-reply. */
  readonly carrierManagesOptOuts: boolean
  /** Price of one SMS segment in US dollars, for previews. */
  readonly smsSegmentUsd: number
  /** Address that receives alarms by email; without it they only show in CloudWatch. */
  readonly alarmEmail?: string | undefined
}

/** What an installer sets. The defaults are reserved example values: they synthesize everywhere and can send nowhere. */
export type Installation = Partial<
  Pick<
    Stage,
    'region' | 'gracePeriod' | 'emailDomain' | 'smsNumber' | 'carrierManagesOptOuts' | 'smsSegmentUsd' | 'alarmEmail'
  >
>

const unset: Pick<Stage, 'region' | 'emailDomain' | 'smsNumber' | 'carrierManagesOptOuts' | 'smsSegmentUsd'> = {
  region: 'us-east-1',
  emailDomain: 'fieldpost.example',
  smsNumber: '+12065550100',
  carrierManagesOptOuts: false,
  smsSegmentUsd: 0.00645, // AWS's list price to the US in 2025, without carrier fees
}

const duration = /^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/

/** @throws Error for an unknown stage, a malformed grace period or price */
export function stageOf(name: string, installation: Installation = {}): Stage {
  const known = stageNames.find((stage) => stage === name)
  if (!known) throw new Error(`unknown stage "${name}": it is one of ${stageNames.join(', ')}`)
  const { gracePeriod = 'PT0S' } = installation
  if (!duration.test(gracePeriod))
    throw new Error(`gracePeriod "${gracePeriod}" is not a duration such as P3D or PT12H`)
  const { smsSegmentUsd = unset.smsSegmentUsd } = installation
  if (!(smsSegmentUsd >= 0)) throw new Error('smsSegmentUsd is not a price such as 0.0079')
  // Erasures wait for the longest function, so short timeouts let a test run a whole erasure in seconds.
  const timeouts =
    known === 'test'
      ? { request: Duration.seconds(5), worker: Duration.seconds(5), import: Duration.seconds(5) }
      : { request: Duration.seconds(10), worker: Duration.seconds(30), import: Duration.seconds(29) }
  return { name: known, timeouts, gracePeriod: 'PT0S', backupDays: 7, ...unset, ...installation }
}

/** Names of the settings that a production installation lacks to send anything. */
export function unsetIn(stage: Stage): string[] {
  const names = ['emailDomain', 'smsNumber'] as const
  return stage.name === 'production' ? names.filter((name) => stage[name] === unset[name]) : []
}
