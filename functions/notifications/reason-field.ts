import * as z from 'zod'
import { refusalReasons } from './domain/decide.ts'
import { waitReasons } from './domain/outcome/provider-refusal.ts'

/**
 * Why a message was not sent, or not yet, as responses have it. Any other text is of a failed message (`template`, `too_long`,
 * `internal` or the name of the provider’s error) or of a cancelled one (`superseded`, `gone`).
 */
export const reasonField = z.union([z.enum(refusalReasons), z.enum(waitReasons), z.string()]).optional()
