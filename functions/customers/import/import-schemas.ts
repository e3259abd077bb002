import * as z from 'zod'
import { textEncodings } from '../../shared/csv/decode-text.ts'
import { dictionary } from '../../shared/dictionary.ts'
import { id, line, text } from '../../shared/fields.ts'
import { codings } from '../../shared/http/inflate.ts'
import { languages } from '../../shared/language.ts'
import { channels, messageKinds, methods } from '../domain/consent.ts'
import { itemsOf } from '../domain/customer-csv.ts'
import { phoneWarningCodes } from '../domain/phone-warnings.ts'
import { customerKinds } from '../items.ts'
import { NewCustomer } from '../schemas.ts'
import { programs } from './columns/programs.ts'

const listIn = <Schema extends z.ZodType<unknown, string>>(each: Schema) =>
  z.string().transform(itemsOf).pipe(z.array(each).min(1))

const kindNames = dictionary<(typeof customerKinds)[number]>({
  cliente: 'customer',
  client: 'customer',
  lead: 'prospect',
  prospecto: 'prospect',
  'cliente potencial': 'prospect',
})
const languageNames: readonly (readonly [RegExp, 'en' | 'es'])[] = [
  [/^(?:en([-_][a-z]{2,3})?|english|ingl[eé]s)$/i, 'en'],
  [/^(?:es([-_][a-z]{2,3})?|spanish|espa[nñ]ol|castellano)$/i, 'es'],
]
const kindName = (given: string) => kindNames[given.toLowerCase()] ?? given.toLowerCase()
const languageName = (given: string) => languageNames.find(([pattern]) => pattern.test(given))?.[1] ?? given

/**
 * Empty cells are left out before parsing, and so are columns that the file has not: they change nothing. `customerId`: of an
 * export, of this account or of another one.
 */
export const ImportRow = z.strictObject({
  customerId: id.optional(),
  ...NewCustomer.shape,
  kind: z.string().transform(kindName).pipe(z.enum(customerKinds)).optional(),
  language: z.string().transform(languageName).pipe(z.enum(languages)).optional(),
  tags: listIn(line(40))
    .pipe(z.array(line(40)).max(20))
    .optional(),
  consentChannels: listIn(z.enum(channels)).optional(),
  consentKinds: listIn(z.enum(messageKinds)).optional(),
  consentMethod: z.enum(methods).optional(),
  consentStatement: text(5_000).optional(),
  consentEvidence: text(2_000).optional(),
})

export type ImportedConsent = {
  readonly channels: readonly (typeof channels)[number][]
  readonly kinds: readonly (typeof messageKinds)[number][]
  readonly method: (typeof methods)[number]
  readonly statement: string
  readonly evidence: string | undefined
}

/** `noted` goes to the end of the notes, unless it stands there: what has no field of its own. */
export type ImportedCustomer = Omit<NewCustomer, 'kind'> & {
  readonly kind?: NewCustomer['kind'] | undefined
  readonly noted: readonly string[]
}

export const ImportQuery = z.strictObject({
  unknown: z.enum(['refuse', 'skip']).default('refuse'),
  dryRun: z.enum(['true', 'false']).default('false'),
})
export type ImportQuery = z.infer<typeof ImportQuery>

/** Of a line that is imported all the same; of a consent in it that is recorded, or would be, without effect. */
const importWarnings = [...phoneWarningCodes, 'stopped_by_customer', 'suppressed_address'] as const
export type ImportWarning = { readonly line: number; readonly code: (typeof importWarnings)[number] }

/** Each line with content is in exactly one of `created`, `updated`, `unchanged` and `rejected`. */
export const ImportResponse = z.object({
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.array(z.object({ line: z.int(), reason: z.string() })),
  lines: z.int(),
  warnings: z.array(z.object({ line: z.int(), code: z.enum(importWarnings) })),
  encoding: z.enum(textEncodings),
  /** A code page, which nothing in the file names: accented letters are worth a look. */
  encodingGuessed: z.boolean(),
  /** Of the file as it came, whatever its header said. */
  compression: z.enum(['none', ...codings]),
  program: z.enum(programs).optional(),
  columns: z.array(z.object({ column: z.string(), field: z.string() })),
  skippedColumns: z.array(z.string()),
  dryRun: z.boolean(),
})
export type ImportResponse = z.infer<typeof ImportResponse>
