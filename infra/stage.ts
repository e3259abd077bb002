import { Duration } from 'aws-cdk-lib'
import type { Installation } from './installation.ts'

/** Everything that differs between installations. */
export type Stage = {
  /** `local` and `test` run on one machine; every other name is deployed. */
  readonly name: string
  readonly region: string
  /** The quiesce of an erasure follows from the longest. */
  readonly timeouts: { readonly request: Duration; readonly worker: Duration; readonly import: Duration }
  /** Time to cancel an erasure; ISO 8601, at least `PT0S`. */
  readonly gracePeriod: string
  /** Main table; a receipt's `backupsExpireAt`. */
  readonly backupDays: number
  /** Sender domain (`no-reply@…`), verified by SES. */
  readonly emailDomain: string
  /** SES has the identity already: the stack uses it and does not make it. */
  readonly emailIdentityExists: boolean
  readonly emailIdentity: Installation['emailIdentity']
  /** Sender of SMS, E.164. */
  readonly smsNumber: string
  /** `carrier`: it answers STOP and HELP, as on toll-free numbers, and Fieldpost sends no auto-reply. */
  readonly optOutManagement: Installation['optOutManagement']
  /** ISO codes of countries that may get SMS. Unset: the account's own; the US and Canada count as one. */
  readonly allowedCountries?: readonly string[] | undefined
  readonly caps: Installation['caps']
  /** US dollars per SMS segment, for previews. */
  readonly smsSegmentUsd: number
  /** US dollars that SNS may spend on SMS in a month: the limit that AWS has set for the account. */
  readonly smsMonthlyLimitUsd: number
  /** Unset: alarms show only in CloudWatch. */
  readonly alarmEmail?: string | undefined
  /** Unset: the API has the address that API Gateway gives it. */
  readonly api?: { readonly domain: string; readonly certificateArn: string } | undefined
  /** CloudFront with a web ACL in front of the API, which then has the name `originDomain`. */
  readonly firewall?: Installation['firewall']
  /** New versions of the functions that matter most get a part of the calls first. */
  readonly gradualDeployment: boolean
  /** Of every resource that takes tags, beside `Application` and `Stage`. */
  readonly tags: Installation['tags']
  /** What the providers take; unset: nothing is held back. */
  readonly smsPartsPerSecond?: number | undefined
  readonly emailsPerSecond?: number | undefined
  /** The AWS account's quota of concurrent executions. Unset: nothing is reserved. */
  readonly lambdaConcurrency?: number | undefined
  /** Where members sign in. */
  readonly signInUrl?: string | undefined
  /** Who runs the installation, for the pages that must say so. Unset: on one machine. */
  readonly operator?: Installation['operator']
}

/** Of the stage's own metrics. */
export function metricNamespace({ name }: Stage): string {
  return `Fieldpost-${name}`
}

/** Runs on one machine, whatever the developer's own installation is. */
export function isHermetic(stage: string): boolean {
  return stage === 'local' || stage === 'test'
}

export function stageOf(name: string, installation: Installation): Stage {
  const { stage: _, apiDomain, certificateArn, ...rest } = installation
  // Erasures wait for the longest function; short timeouts let a test run one in seconds.
  const timeouts =
    name === 'test'
      ? { request: Duration.seconds(5), worker: Duration.seconds(5), import: Duration.seconds(5) }
      : { request: Duration.seconds(10), worker: Duration.seconds(30), import: Duration.seconds(29) }
  return {
    ...rest,
    // A stage on one machine does without: reserved example values, which send nowhere.
    region: rest.region ?? 'us-east-1',
    emailDomain: rest.emailDomain ?? 'fieldpost.example',
    smsNumber: rest.smsNumber ?? '+12065550100',
    gracePeriod: rest.gracePeriod ?? (isHermetic(name) ? 'PT0S' : 'P3D'),
    // One machine has no CodeDeploy.
    gradualDeployment: rest.gradualDeployment && !isHermetic(name),
    // What a new account is given. The providers of one machine take any number.
    smsPartsPerSecond: rest.smsPartsPerSecond ?? (isHermetic(name) ? undefined : 1),
    emailsPerSecond: rest.emailsPerSecond ?? (isHermetic(name) ? undefined : 1),
    api: apiDomain && certificateArn ? { domain: apiDomain, certificateArn } : undefined,
    name,
    timeouts,
    backupDays: 7,
  }
}
