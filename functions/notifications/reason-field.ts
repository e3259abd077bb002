import * as z from 'zod'
import { refusalReasons } from './domain/decide.ts'

const codes = refusalReasons.map((code) => `\`${code}\``).join(', ')

/** Why a message was not sent, as responses have it. */
export const reasonField = z
  .string()
  .optional()
  .meta({
    description:
      `Of a refusal one of ${codes}. Of a failed message \`template\`, \`too_long\`, \`internal\` or the name of the ` +
      'provider’s error; of a cancelled one `superseded` or `gone`.',
  })
