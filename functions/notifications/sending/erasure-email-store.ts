import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import {
  type AddressList,
  type Deliveries,
  type Delivery,
  type DeliveryState,
  deliveriesOf,
  type ErasureEmail,
  erasureEmailFields,
  openAddressees,
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
export type ErasureEmailRow = Item<typeof ErasureEmailItem> & {
  readonly deliveries: Deliveries
  readonly told: AddressList
}
/** The email to one addressee. */
export type ErasureEmailTo = { readonly erasureId: string; readonly email: ErasureEmail; readonly index: string }

const names = { '#state': 'state' }

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
  const read = async (key: Key) => {
    const get = new GetCommand({ TableName: table.name, Key: { pk: key.pk, sk: key.sk }, ConsistentRead: true })
    return (await table.send(get)).Item
  }
  /** Moves the state of an only addressee to where those of several are. Its sender, if any, then records nothing. */
  const moveState = (erasureId: string, deliveries: Deliveries) =>
    change(erasureId, {
      UpdateExpression: 'SET deliveries = :deliveries REMOVE emailState, emailClaim, emailClaimedAt',
      ConditionExpression: 'attribute_not_exists(deliveries) AND emailState = :state',
      ExpressionAttributeValues: { ':deliveries': deliveries, ':state': deliveries['0']?.state },
    })

  return {
    /** Undefined when there is no row, or its addressees were deleted. */
    async findErasureEmail(key: Key): Promise<ErasureEmailRow | undefined> {
      const stored = await read(key)
      if (!(stored?.['sealed'] instanceof Uint8Array)) return undefined
      const row = await table.item(ErasureEmailItem, stored)
      if (!row.deliveries && row.emailState) {
        await moveState(row.erasureId, deliveriesOf(row))
        return this.findErasureEmail(key)
      }
      const told = await openAddressees(table, key, stored['sealed'])
      return { ...row, deliveries: row.deliveries ?? {}, told }
    },

    /** False when another run has claimed the email, or the addressees were deleted. */
    claimErasureEmail: ({ erasureId, email, index }: ErasureEmailTo, claim: string, now: number) =>
      change(erasureId, {
        UpdateExpression: 'SET deliveries.#index = :delivery',
        ConditionExpression: 'email = :email AND deliveries.#index.#state = :queued AND attribute_exists(sealed)',
        ExpressionAttributeNames: { ...names, '#index': index },
        ExpressionAttributeValues: {
          ':delivery': { state: 'sending', claim, claimedAt: now } satisfies Delivery,
          ':queued': 'queued',
          ':email': email,
        },
      }),

    recordErasureEmailOutcome: (
      { erasureId, email, index }: ErasureEmailTo,
      claim: string | undefined,
      state: Exclude<DeliveryState, 'sending'>,
    ) =>
      change(erasureId, {
        UpdateExpression: 'SET deliveries.#index = :delivery',
        ConditionExpression:
          'email = :email AND deliveries.#index.#state = :sending AND deliveries.#index.claim = :claim',
        ExpressionAttributeNames: { ...names, '#index': index },
        ExpressionAttributeValues: {
          ':delivery': { state } satisfies Delivery,
          ':sending': 'sending',
          ':claim': claim,
          ':email': email,
        },
      }),

    /** After the email about a cancelled erasure no other follows. */
    forgetAddresseesOfCancelled: (erasureId: string) =>
      change(erasureId, {
        UpdateExpression: 'REMOVE sealed, dueShard, dueAt, kind',
        ConditionExpression: 'email = :cancelled',
        ExpressionAttributeValues: { ':cancelled': 'cancelled' },
      }),
  }
}
