import * as z from 'zod'
import { open, seal } from '../../shared/crypto/cipher.ts'

/** What a form of the page carries from one step to the next; `until` in milliseconds since the epoch. */
const FormToken = z.discriminatedUnion('step', [
  z.object({ step: z.literal('code'), username: z.string(), session: z.string(), until: z.number() }),
  z.object({
    step: z.literal('confirm'),
    username: z.string(),
    sub: z.string(),
    authTime: z.number(),
    until: z.number(),
  }),
])
export type FormToken = z.infer<typeof FormToken>

type SealKey = () => Promise<Uint8Array>
const place = 'account-deletion'

/**
 * There is no cookie that a foreign page could use and no token in an address: the form itself holds who signed in, sealed,
 * so that only we can have made it.
 */
export async function sealFormToken(formToken: FormToken, key: SealKey): Promise<string> {
  const sealed = seal({ version: 1, bytes: await key() }, place, Buffer.from(JSON.stringify(formToken)))
  return Buffer.from(sealed).toString('base64url')
}

/** Undefined for anything that is not ours, not of this step, or too old. */
export async function openFormToken<Step extends FormToken['step']>(
  step: Step,
  text: string,
  now: number,
  key: SealKey,
) {
  const bytes = await key()
  try {
    const formToken = FormToken.parse(
      JSON.parse(Buffer.from(open({ version: 1, bytes }, place, Buffer.from(text, 'base64url'))).toString()),
    )
    return formToken.step === step && now < formToken.until
      ? (formToken as Extract<FormToken, { step: Step }>)
      : undefined
  } catch {
    return undefined
  }
}
