import * as z from 'zod'
import { open, seal } from '../../shared/crypto/cipher.ts'

/** `until` in epoch milliseconds. */
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
const aad = 'account-deletion'

/**
 * For a hidden field: no other site can send it, as it could a cookie, and no browser history stores it, as it would
 * a URL.
 */
export async function sealFormToken(formToken: FormToken, key: SealKey): Promise<string> {
  const sealed = seal({ version: 1, bytes: await key() }, aad, Buffer.from(JSON.stringify(formToken)))
  return Buffer.from(sealed).toString('base64url')
}

/** Returns undefined for a forged or expired token and for one of another step. */
export async function openFormToken<Step extends FormToken['step']>(
  step: Step,
  text: string,
  now: number,
  key: SealKey,
) {
  const bytes = await key()
  try {
    const formToken = FormToken.parse(
      JSON.parse(Buffer.from(open({ version: 1, bytes }, aad, Buffer.from(text, 'base64url'))).toString()),
    )
    return formToken.step === step && now < formToken.until
      ? (formToken as Extract<FormToken, { step: Step }>)
      : undefined
  } catch {
    return undefined
  }
}
