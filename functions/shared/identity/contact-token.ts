import * as z from 'zod'
import { openToken, sealToken } from '../crypto/sealed-token.ts'
import type { Table } from '../table/table.ts'

const Content = z.tuple([z.string(), z.string(), z.int()])
/** `until` in epoch milliseconds. */
export type ContactLink = { readonly accountId: string; readonly address: string; readonly until: number }

const purpose = 'contact-link'

/** Proves that its holder reads the emails of an account's contact address. */
export async function makeContactToken(
  keys: Pick<Table, 'keyring'>,
  { accountId, address, until }: ContactLink,
): Promise<string> {
  return sealToken(keys, purpose, [accountId, address, until])
}

/** Returns undefined for a forged token. */
export async function openContactToken(keys: Pick<Table, 'keyring'>, token: string): Promise<ContactLink | undefined> {
  const { data } = Content.safeParse(await openToken(keys, purpose, token))
  return data && { accountId: data[0], address: data[1], until: data[2] }
}
