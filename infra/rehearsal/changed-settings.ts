import type { Installation } from '../installation.ts'

/** Another region or stage is another installation: nothing of this one changes. */
type Changeable = Exclude<keyof Installation, 'region' | 'stage'>

/** One other value for each setting; the compiler demands one for a new setting. */
export function changedSettings(region: string): { readonly [Key in Changeable]: NonNullable<Installation[Key]> } {
  return {
    emailDomain: 'other.example.net',
    emailIdentityExists: true,
    emailIdentity: 'verified',
    smsNumber: '+12065550199',
    optOutManagement: 'carrier',
    allowedCountries: ['CH', 'DE'],
    caps: { accountTextsPerDay: 7, installationTextsPerDay: 8, phoneTextsPerDay: 9 },
    alarmEmail: 'others@example.net',
    gracePeriod: 'PT7H',
    smsSegmentUsd: 0.0777,
    smsMonthlyLimitUsd: 250,
    apiDomain: 'api.other.example.net',
    certificateArn: `arn:aws:acm:${region}:111122223333:certificate/99999999-8888-7777-6666-555555555555`,
    smsPartsPerSecond: 3,
    emailsPerSecond: 14,
    lambdaConcurrency: 1_000,
    firewall: {
      originDomain: 'origin.other.example.net',
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/99999999-8888-7777-6666-555555555555',
    },
    gradualDeployment: true,
    tags: { CostCenter: 'field' },
    signInUrl: 'https://app.other.example.net',
    operator: { name: 'Other Ltd', postalAddress: '2 Side St', email: 'others@example.net' },
  }
}
