import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import {
  type Addressee,
  type ErasureEmail,
  erasureEmailFields,
  openAddressee,
} from '../../shared/erasure/erasure-email.ts'
import { erasureKey, type Key } from '../../shared/keys.ts'
import { defineItem, type Item } from '../../shared/table/define-item.ts'
import type { Table } from '../../shared/table/table.ts'

export type ErasureEmailStore = ReturnType<typeof erasureEmailStore>

/** The fields of an erasure row that the sender needs; numbers are epoch milliseconds. */
const ErasureEmailItem = defineItem({
  type: 'erasure',
  until: 'as long as this installation',
  key: (_accountId, erasure) => erasureKey(erasure.erasureId),
  clear: z.object({
    erasureId: z.string(),
    requestedAt: z.int(),
    cancelUntil: z.int().optional(),
    erasedAt: z.int().optional(),
    backupDays: z.int(),
    receipt: z.string().optional(),
    ...erasureEmailFields,
  }),
})
export type ErasureEmailRow = Item<typeof ErasureEmailItem> & { readonly addressee: Addressee }
type Claimed = { readonly erasureId: string; readonly email?: ErasureEmail | undefined }

export function erasureEmailStore(table: Table) {
  const change = async (erasureId: string, update: object): Promise<boolean> => {
    const command = new UpdateCommand({
      TableName: table.name,
      Key: erasureKey(erasureId),
      ...update,
    } as ConstructorParameters<typeof UpdateCommand>[0])
    return table.tryWrite(
      () => table.send(command).then(() => true),
      () => false,
    )
  }

  return {
    /** Undefined when there is no row, or its addressee was deleted. */
    async findErasureEmail(key: Key): Promise<ErasureEmailRow | undefined> {
      const get = new GetCommand({ TableName: table.name, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true })
      const { Item } = await table.send(get)
      if (!(Item?.['sealed'] instanceof Uint8Array)) return undefined
      const row = await table.item(ErasureEmailItem, Item)
      return { ...row, addressee: await openAddressee(table, key, Item['sealed']) }
    },

    /** False when another run has claimed the email. */
    claimErasureEmail: ({ erasureId, email }: Claimed, emailClaim: string, now: number) =>
      change(erasureId, {
        UpdateExpression: 'SET emailState = :sending, emailClaim = :claim, emailClaimedAt = :now',
        ConditionExpression: 'email = :email AND emailState = :queued',
        ExpressionAttributeValues: {
          ':sending': 'sending',
          ':queued': 'queued',
          ':claim': emailClaim,
          ':now': now,
          ':email': email,
        },
      }),

    /** After the email about a cancelled erasure no other follows, so the addressee is deleted. */
    recordErasureEmailOutcome: (
      { erasureId, email }: Claimed,
      emailClaim: string | undefined,
      state: 'queued' | 'sent' | 'failed' | 'unknown',
    ) =>
      change(erasureId, {
        UpdateExpression: `SET emailState = :state REMOVE emailClaim, emailClaimedAt${email === 'cancelled' && state !== 'queued' ? ', sealed' : ''}`,
        ConditionExpression: 'email = :email AND emailState = :sending AND emailClaim = :claim',
        ExpressionAttributeValues: { ':state': state, ':sending': 'sending', ':claim': emailClaim, ':email': email },
      }),
  }
}
