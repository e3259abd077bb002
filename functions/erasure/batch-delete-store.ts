import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Eraser } from '../shared/erasure/eraser.ts'
import { AppError } from '../shared/errors.ts'
import type { ItemType, Key } from '../shared/keys.ts'
import { settleAll } from '../shared/settle-all.ts'
import type { Table } from '../shared/table/table.ts'

type Stored = Record<string, unknown>

const batchWriteLimit = 25
const maxRetries = 6

/** Deletes pointers before the rows that name them, since nothing else finds them. */
export function batchDeleteStore(table: Pick<Table, 'name' | 'send'>, erasers: Record<ItemType, Eraser>) {
  const pointersOf = (type: ItemType, rows: readonly Stored[]): readonly Key[] => {
    const eraser = erasers[type]
    return eraser.how === 'row' ? rows.flatMap((row) => eraser.pointersOf(row)) : []
  }

  async function deleteAll(keys: readonly Key[]): Promise<void> {
    await settleAll(
      chunks(uniqueKeys(keys), batchWriteLimit).map((chunk) => {
        const deletes = chunk.map((Key) => ({ DeleteRequest: { Key } }))
        return retryUnprocessed<BatchWriteCommandInput['RequestItems']>(
          { [table.name]: deletes },
          async (RequestItems) => {
            const { UnprocessedItems } = await table.send(new BatchWriteCommand({ RequestItems }))
            return UnprocessedItems
          },
        )
      }),
    )
  }

  async function deleteRows(type: ItemType, rows: readonly Stored[], cascadeKeys: readonly Key[] = []): Promise<void> {
    await deleteAll(pointersOf(type, rows))
    await deleteAll(cascadeKeys)
    await deleteAll(rows.map((row) => ({ pk: String(row['pk']), sk: String(row['sk']) })))
  }

  return { pointersOf, deleteRows }
}

/** @throws AppError `unavailable` after 6 retries with backoff and jitter */
export async function retryUnprocessed<T extends object | undefined>(
  request: T,
  send: (rest: T) => Promise<T | undefined>,
): Promise<void> {
  let rest: T | undefined = request
  for (let attempt = 0; rest && Object.keys(rest).length > 0; attempt += 1) {
    if (attempt > maxRetries) throw new AppError('unavailable')
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, Math.random() * 25 * 2 ** attempt))
    rest = await send(rest)
  }
}

/** DynamoDB refuses a batch that names a key twice. */
export function uniqueKeys(keys: readonly Key[]): Key[] {
  return [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, { pk: key.pk, sk: key.sk }])).values()]
}

export function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size))
}
