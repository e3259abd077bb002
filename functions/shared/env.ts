import * as z from 'zod'

const perDay = z.int().min(0)
const rate = z.number().positive().optional()
const share = z.number().gt(0).max(1)

const variables = {
  TABLE_NAME: z.string().min(1),
  KEY_TABLE_NAME: z.string().min(1),
  ROOT_KEY_ID: z.string().min(1),
  USER_POOL_ID: z.string().min(1),
  USER_POOL_CLIENT_ID: z.string().min(1),
  /** Where clients sign in; of the user pool's address only the origin. */
  COGNITO_URL: z.url().transform((url) => new URL('/', url).href),
  RECEIPT_KEY_ID: z.string().min(1),
  BUCKET_NAME: z.string().min(1),
  MESSAGE_QUEUE_URL: z.url(),
  MESSAGE_QUEUE_ARN: z.string().startsWith('arn:'),
  PLANNED_MESSAGE_QUEUE_URL: z.url(),
  STOP_QUEUE_URL: z.url(),
  ERASURE_QUEUE_URL: z.url(),
  INVITATION_QUEUE_URL: z.url(),
  EXPORT_QUEUE_URL: z.url(),
  COMPACTION_QUEUE_URL: z.url(),
  AUTO_CLOSE_QUEUE_URL: z.url(),
  KEY_ROTATION_QUEUE_URL: z.url(),
  KEY_SCAN_QUEUE_URL: z.url(),
  /** Unset on a machine without an app. */
  SIGN_IN_URL: z.url().optional(),
  API_URL: z.url().transform((url) => url.replace(/\/$/, '')),
  EMAIL_DOMAIN: z.string().min(1),
  SES_CONFIGURATION_SET: z.string().min(1),
  BEHIND_CLOUDFRONT: z.stringbool(),
  SMS_NUMBER: z.string().regex(/^\+\d{5,15}$/),
  CARRIER_MANAGES_OPT_OUTS: z.stringbool(),
  /** ISO codes, comma-separated; empty: the account's own country. */
  ALLOWED_COUNTRIES: z.string().transform((list) => (list === '' ? undefined : list.split(','))),
  TEXT_CAPS: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.object({ accountTextsPerDay: perDay, installationTextsPerDay: perDay, phoneTextsPerDay: perDay })),
  SENDING_RATES: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(
      z.object({
        smsPartsPerSecond: rate,
        emailsPerSecond: rate,
        shares: z.object({ awaited: share, planned: share }),
      }),
    ),
  /** Who runs the installation. Unset on one machine. */
  OPERATOR: z
    .string()
    .transform((json): unknown => JSON.parse(json))
    .pipe(z.object({ name: z.string(), postalAddress: z.string(), email: z.string() }))
    .optional(),
  SMS_SEGMENT_USD: z.coerce.number().min(0),
  QUIESCE_SECONDS: z.coerce.number().int().min(1).max(900),
  GRACE_PERIOD: z.string().min(2),
  IMPORT_TIMEOUT_SECONDS: z.coerce.number().int().min(1),
  /** Read by the log: not of a function alone. */
  METRIC_NAMESPACE: z.string().min(1),
  BACKUP_DAYS: z.coerce.number().int().min(0),
} as const

type Variables = { [Name in keyof typeof variables]: z.infer<(typeof variables)[Name]> }

/** @throws Error naming the variable if it is missing or malformed, so that the function does not start */
export function env<Name extends keyof Variables>(name: Name): Variables[Name] {
  const parsed = variables[name].safeParse(process.env[name])
  if (!parsed.success) throw new Error(`environment variable ${name} is missing or malformed`)
  return parsed.data as Variables[Name]
}
