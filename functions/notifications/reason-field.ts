import * as z from 'zod'
import { refusalReasons } from './domain/decide.ts'
import { waitReasons } from './domain/outcome/provider-refusal.ts'

const list = (words: readonly string[]) => words.map((code) => `\`${code}\``).join(', ')

/** Why a message was not sent, or not yet, as responses have it. */
export const reasonField = z
  .string()
  .optional()
  .meta({
    description:
      `Of a refusal one of ${list(refusalReasons)}. Of a queued one, while the provider ` +
      `refuses everything that the installation sends, one of ${list(waitReasons)}. Of a failed message \`template\`, \`too_long\`, \`internal\` or the name of the ` +
      'provider’s error; of a cancelled one `superseded` or `gone`.',
  })
