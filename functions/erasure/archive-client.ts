import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import * as z from 'zod'

/** Never deleted. Times are RFC 3339. */
export const FinishedErasure = z.object({
  erasureId: z.string(),
  accountId: z.string(),
  requestedAt: z.string(),
  erasedAt: z.string(),
  backupsExpireAt: z.string(),
})
export type FinishedErasure = z.infer<typeof FinishedErasure>

export type ArchiveClient = ReturnType<typeof archiveClient>

export function archiveClient(bucket: string, client = new S3Client({})) {
  const filesOf = async (accountId: string, after?: string) => {
    const list = { Bucket: bucket, Prefix: `exports/${accountId}/`, ContinuationToken: after }
    const { Contents = [], NextContinuationToken } = await client.send(new ListObjectsV2Command(list))
    return { keys: Contents.flatMap(({ Key }) => Key ?? []), next: NextContinuationToken }
  }

  /** Listings of objects omit incomplete uploads. Returns true when there was none. */
  const abortUploads = async (accountId: string): Promise<boolean> => {
    const list = new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: `exports/${accountId}/` })
    const { Uploads = [] } = await client.send(list)
    for (const { Key, UploadId } of Uploads) {
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }))
    }
    return Uploads.length === 0
  }

  async function* keysUnder(Prefix: string): AsyncGenerator<string> {
    let next: string | undefined
    do {
      const list = new ListObjectsV2Command({ Bucket: bucket, Prefix, ContinuationToken: next })
      const { Contents = [], NextContinuationToken } = await client.send(list)
      for (const { Key } of Contents) if (Key !== undefined) yield Key
      next = NextContinuationToken
    } while (next)
  }

  return {
    async countFiles(accountId: string): Promise<number> {
      let count = 0
      let next: string | undefined
      do {
        const page = await filesOf(accountId, next)
        count += page.keys.length
        next = page.next
      } while (next)
      return count
    },

    /** Returns true when there was nothing to delete. */
    async deleteFiles(accountId: string): Promise<boolean> {
      for (let round = 0; ; round += 1) {
        const noUploads = await abortUploads(accountId)
        const { keys } = await filesOf(accountId)
        if (keys.length === 0 && noUploads) return round === 0
        if (keys.length === 0) continue
        const Objects = keys.map((Key) => ({ Key }))
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        )
        if (Errors.length > 0) throw new Error('some files could not be deleted')
      }
    },

    /** The replay after a restore reads these records. */
    async recordFinishedErasure(record: FinishedErasure): Promise<void> {
      const Key = `receipts/${record.accountId}/${record.erasureId}.json`
      const put = { Bucket: bucket, Key, Body: JSON.stringify(record), ContentType: 'application/json' }
      await client.send(new PutObjectCommand(put))
    },

    async finishedErasures(): Promise<Pick<FinishedErasure, 'accountId' | 'erasureId'>[]> {
      const keys = await Array.fromAsync(keysUnder('receipts/'))
      return keys.map((key) => {
        const [, accountId = '', file = ''] = key.split('/')
        return { accountId, erasureId: file.replace('.json', '') }
      })
    },

    async readErasure({ accountId, erasureId }: Pick<FinishedErasure, 'accountId' | 'erasureId'>) {
      const Key = `receipts/${accountId}/${erasureId}.json`
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }))
      return FinishedErasure.parse(JSON.parse((await Body?.transformToString()) ?? ''))
    },

    async accountsWithFiles(): Promise<string[]> {
      const keys = await Array.fromAsync(keysUnder('exports/'))
      return [...new Set(keys.map((key) => key.split('/')[1] ?? ''))]
    },
  }
}
