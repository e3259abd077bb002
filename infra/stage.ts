import { Duration } from 'aws-cdk-lib'

const stageNames = ['production', 'local', 'test'] as const
export type StageName = (typeof stageNames)[number]

/** What differs between installations; everything else is the same everywhere, so that a test shows what is deployed. */
export type Stage = {
  readonly name: StageName
  readonly region: string
  /** How long each sort of function may run. The quiesce of an erasure follows from the largest of them. */
  readonly timeouts: { readonly request: Duration; readonly worker: Duration; readonly import: Duration }
  /** Between asking for an erasure and its beginning, in which it may be cancelled; ISO 8601, at least `PT0S`. */
  readonly gracePeriod: string
  /** How far back the main table can be restored: what a receipt calls `backupsExpireAt`. */
  readonly backupDays: number
  /** The domain that mails come from (`no-reply@…`); SES must be able to verify it. */
  readonly emailDomain: string
  /** The number that texts come from, E.164. */
  readonly smsNumber: string
  /** Toll-free carriers answer STOP and HELP themselves; ours must then be silent. */
  readonly carrierManagesOptOuts: boolean
  /** What a segment of a text costs, US dollars, for previews: carriers and countries differ. */
  readonly smsSegmentUsd: number
  /** Whom alarms are mailed to; without it they are only shown. */
  readonly alarmEmail?: string | undefined
}

/** What the installer says of itself. The defaults synthesize everywhere and can send nowhere: both are reserved for examples. */
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
  smsSegmentUsd: 0.00645, // AWS's list price to the US, 2025, without the carriers' fees
}

const duration = /^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/

/** The stage of that name; throws when there is none. */
export function stageOf(name: string, installation: Installation = {}): Stage {
  const known = stageNames.find((stage) => stage === name)
  if (!known) throw new Error(`unknown stage "${name}": it is one of ${stageNames.join(', ')}`)
  const { gracePeriod = 'PT0S' } = installation
  if (!duration.test(gracePeriod)) throw new Error(`no grace period: "${gracePeriod}"; it is written like P3D or PT12H`)
  const { smsSegmentUsd = unset.smsSegmentUsd } = installation
  if (!(smsSegmentUsd >= 0)) throw new Error('no price of a segment: smsSegmentUsd is written like 0.0079')
  // Erasures wait for the longest function: short timeouts let a test see a whole one in seconds.
  const timeouts =
    known === 'test'
      ? { request: Duration.seconds(5), worker: Duration.seconds(5), import: Duration.seconds(5) }
      : { request: Duration.seconds(10), worker: Duration.seconds(30), import: Duration.seconds(29) }
  return { name: known, timeouts, gracePeriod: 'PT0S', backupDays: 7, ...unset, ...installation }
}

/** The settings that a production installation must still be given before it can send anything. */
export function unsetIn(stage: Stage): string[] {
  const names = ['emailDomain', 'smsNumber'] as const
  return stage.name === 'production' ? names.filter((name) => stage[name] === unset[name]) : []
}
