import { isSupportedCountry } from 'libphonenumber-js'
import * as z from 'zod'

const duration = /^P(?=.)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/
const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/
const certificate = /^arn:aws[a-z-]*:acm:([a-z0-9-]+):\d{12}:certificate\/[\w-]+$/
const edgeCertificate = /^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/
const perDay = (usual: number) =>
  z
    .int()
    .min(1)
    .max(1_000_000)
    .default(usual)
    .meta({ description: 'a whole number from 1', examples: [usual] })

const perSecond = (example: number) =>
  z
    .number()
    .min(0.1)
    .max(1_000)
    .optional()
    .meta({ description: 'a number from 0.1', examples: [example] })

/** Of a postal address, or a name. */
const line = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .regex(/^\P{Cc}*$/u)

/** AWS keeps names that begin with `aws:` for itself. */
const tagKey = /^(?!aws:)[\w .:/=+@-]{1,128}$/i

/** The content of `fieldpost.config.json`. Errors name a key by its description and example. */
export const Installation = z.strictObject({
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .optional()
    .meta({ description: 'an AWS region', examples: ['eu-central-1'] }),
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,31}$/)
    .optional()
    .meta({ description: 'up to 32 lower-case letters, digits and hyphens, a letter first', examples: ['production'] }),
  emailDomain: z
    .string()
    .regex(domain)
    .optional()
    .meta({ description: 'a domain in lower case', examples: ['example.com'] }),
  emailIdentityExists: z
    .boolean()
    .default(false)
    .meta({ description: 'true or false', examples: [true] }),
  emailIdentity: z
    .enum(['unverified', 'verified'])
    .default('unverified')
    .meta({ description: '"unverified" or "verified"', examples: ['verified'] }),
  smsNumber: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional()
    .meta({ description: 'a phone number in E.164', examples: ['+12065550100'] }),
  optOutManagement: z
    .enum(['fieldpost', 'carrier'])
    .default('fieldpost')
    .meta({ description: '"fieldpost" or "carrier"', examples: ['carrier'] }),
  allowedCountries: z
    .array(z.string().refine(isSupportedCountry))
    .min(1)
    .optional()
    .meta({ description: 'a list of ISO 3166 country codes', examples: [['US', 'CA']] }),
  caps: z
    .strictObject({
      accountTextsPerDay: perDay(300),
      installationTextsPerDay: perDay(20_000),
      phoneTextsPerDay: perDay(10),
    })
    .prefault({})
    .meta({ description: 'an object of numbers', examples: [{ accountTextsPerDay: 300 }] }),
  alarmEmail: z
    .email()
    .optional()
    .meta({ description: 'an email address', examples: ['alarms@example.com'] }),
  gracePeriod: z
    .string()
    .regex(duration)
    .optional()
    .meta({ description: 'a duration in ISO 8601', examples: ['P3D'] }),
  smsSegmentUsd: z
    .number()
    .min(0)
    // AWS's list price to the US in 2025, without carrier fees
    .default(0.00645)
    .meta({ description: 'a price in US dollars', examples: [0.0079] }),
  smsMonthlyLimitUsd: z
    .number()
    .gt(0)
    // of a new AWS account
    .default(1)
    .meta({ description: 'an amount in US dollars', examples: [200] }),
  apiDomain: z
    .string()
    .regex(domain)
    .optional()
    .meta({ description: 'a host name in lower case, without https://', examples: ['api.example.com'] }),
  certificateArn: z
    .string()
    .regex(certificate)
    .optional()
    .meta({
      description: 'the ARN of a certificate in ACM',
      examples: ['arn:aws:acm:eu-central-1:111122223333:certificate/11111111-2222-3333-4444-555555555555'],
    }),
  smsPartsPerSecond: perSecond(3),
  emailsPerSecond: perSecond(14),
  lambdaConcurrency: z
    .int()
    .min(10)
    .max(1_000_000)
    .optional()
    .meta({ description: 'a whole number from 10', examples: [1_000] }),
  firewall: z
    .strictObject({ originDomain: z.string().regex(domain), certificateArn: z.string().regex(edgeCertificate) })
    .optional()
    .meta({
      description: 'an object of two texts, the certificate one in us-east-1',
      examples: [
        {
          originDomain: 'origin-4f1c.example.com',
          certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555',
        },
      ],
    }),
  gradualDeployment: z
    .boolean()
    .default(false)
    .meta({ description: 'true or false', examples: [true] }),
  tags: z
    .record(z.string().regex(tagKey), z.string().max(256))
    .default({})
    .meta({ description: 'an object of texts, with up to 40 names', examples: [{ CostCenter: 'field' }] }),
  signInUrl: z
    .url({ protocol: /^https$/ })
    .optional()
    .meta({ description: 'an address that begins with https://', examples: ['https://app.example.com'] }),
  operator: z
    .strictObject({ name: line, postalAddress: line, email: z.email() })
    .optional()
    .meta({
      description: 'an object of three texts',
      examples: [{ name: 'Example Ltd', postalAddress: '1 Main St, Springfield', email: 'privacy@example.com' }],
    }),
})
export type Installation = z.infer<typeof Installation>

/** An installation that lacks one cannot send, be reached or raise an alarm. Stages `local` and `test` do without. */
export const neededKeys = {
  region: true,
  emailDomain: true,
  smsNumber: true,
  apiDomain: true,
  certificateArn: true,
  alarmEmail: true,
  signInUrl: true,
  operator: true,
} as const satisfies { readonly [Key in keyof Installation]?: true }
