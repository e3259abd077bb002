import * as z from 'zod'
import { openToken, sealToken } from '../crypto/sealed-token.ts'
import type { Table } from '../table/table.ts'

const Content = z.tuple([z.string(), z.string()])
export type InvitedMember = { readonly accountId: string; readonly memberId: string }

const purpose = 'invitation-link'

/** It ends with the invitation, whose state the login's row holds. */
export async function makeInvitationToken(
  keys: Pick<Table, 'keyring'>,
  { accountId, memberId }: InvitedMember,
): Promise<string> {
  return sealToken(keys, purpose, [accountId, memberId])
}

/** Returns undefined for a forged token. */
export async function openInvitationToken(
  keys: Pick<Table, 'keyring'>,
  token: string,
): Promise<InvitedMember | undefined> {
  const { data } = Content.safeParse(await openToken(keys, purpose, token))
  return data && { accountId: data[0], memberId: data[1] }
}
