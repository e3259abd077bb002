import { Duration } from 'aws-cdk-lib'

const stageNames = ['production', 'local', 'test'] as const
export type StageName = (typeof stageNames)[number]

/** Everything that differs between installations. */
export type Stage = {
  readonly name: StageName
  readonly region: string
  /** The quiesce of an erasure follows from the longest. */
  readonly timeouts: { readonly request: Duration; readonly worker: Duration; readonly import: Duration }
  /** Time to cancel an erasure; ISO 8601, at least `PT0S`. */
  readonly gracePeriod: string
  /** Main table; a receipt's `backupsExpireAt`. */
  readonly backupDays: number
  /** Sender domain (`no-reply@…`), verified by SES. */
  readonly emailDomain: string
  /** Sender of SMS, E.164. */
  readonly smsNumber: string
  /** The carrier answers STOP and HELP, as on toll-free numbers: Fieldpost sends no auto-reply. */
  readonly carrierManagesOptOuts: boolean
  /** US dollars per SMS segment, for previews. */
  readonly smsSegmentUsd: number
  /** Unset: alarms show only in CloudWatch. */
  readonly alarmEmail?: string | undefined
}

/** Defaults are reserved example values: they synthesize everywhere and send nowhere. */
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
  // Erasures wait for the longest function; short timeouts let a test run one in seconds.
  const timeouts =
    known === 'test'
      ? { request: Duration.seconds(5), worker: Duration.seconds(5), import: Duration.seconds(5) }
      : { request: Duration.seconds(10), worker: Duration.seconds(30), import: Duration.seconds(29) }
  return { name: known, timeouts, gracePeriod: 'PT0S', backupDays: 7, ...unset, ...installation }
}

/** Settings that a production installation needs to send. */
export function unsetIn(stage: Stage): string[] {
  const names = ['emailDomain', 'smsNumber'] as const
  return stage.name === 'production' ? names.filter((name) => stage[name] === unset[name]) : []
}
