import * as z from 'zod'
import { open, seal } from '../crypto/cipher.ts'
import type { Table } from '../table/table.ts'

const Content = z.tuple([z.string(), z.string()])
export type InvitedMember = { readonly accountId: string; readonly memberId: string }

const aad = 'invitation-link'

const keyOf = async ({ keyring }: Pick<Table, 'keyring'>) => ({ version: 1, bytes: await keyring.derive(aad) })

/** Sealed: it reveals nothing and cannot be forged. It ends with the invitation, whose state the login's row holds. */
export async function makeInvitationToken(
  keys: Pick<Table, 'keyring'>,
  { accountId, memberId }: InvitedMember,
): Promise<string> {
  const plain = Buffer.from(JSON.stringify([accountId, memberId]))
  return Buffer.from(seal(await keyOf(keys), aad, plain)).toString('base64url')
}

/** Returns undefined for a forged token. */
export async function openInvitationToken(
  keys: Pick<Table, 'keyring'>,
  token: string,
): Promise<InvitedMember | undefined> {
  const key = await keyOf(keys)
  try {
    const plain = Buffer.from(open(key, aad, Buffer.from(token, 'base64url'))).toString()
    const [accountId, memberId] = Content.parse(JSON.parse(plain))
    return { accountId, memberId }
  } catch {
    return undefined
  }
}
