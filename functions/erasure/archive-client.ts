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

/** What is known of an erasure for good: ids and times. Times are RFC 3339. */
export const FinishedErasure = z.object({
  erasureId: z.string(),
  accountId: z.string(),
  requestedAt: z.string(),
  erasedAt: z.string(),
  backupsExpireAt: z.string(),
})
export type FinishedErasure = z.infer<typeof FinishedErasure>

export type ArchiveClient = ReturnType<typeof archiveClient>

/** The files: those of an account, which go with it, and one small note for each finished erasure, which nobody deletes. */
export function archiveClient(bucket: string, client = new S3Client({})) {
  const filesOf = async (accountId: string, after?: string) => {
    const list = { Bucket: bucket, Prefix: `exports/${accountId}/`, ContinuationToken: after }
    const { Contents = [], NextContinuationToken } = await client.send(new ListObjectsV2Command(list))
    return { keys: Contents.flatMap(({ Key }) => Key ?? []), next: NextContinuationToken }
  }

  /** Uploads of an account that nobody has completed: parts of a file that is in no list. True when there was none. */
  const abortUploads = async (accountId: string): Promise<boolean> => {
    const list = new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: `exports/${accountId}/` })
    const { Uploads = [] } = await client.send(list)
    for (const { Key, UploadId } of Uploads) {
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }))
    }
    return Uploads.length === 0
  }

  async function* namesUnder(Prefix: string): AsyncGenerator<string> {
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

    /** Deletes all files of an account, unfinished ones too; true when there was none. */
    async deleteFiles(accountId: string): Promise<boolean> {
      for (let round = 0; ; round += 1) {
        const nothingOpen = await abortUploads(accountId)
        const { keys } = await filesOf(accountId)
        if (keys.length === 0 && nothingOpen) return round === 0
        if (keys.length === 0) continue
        const Objects = keys.map((Key) => ({ Key }))
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        )
        if (Errors.length > 0) throw new Error('some files could not be deleted')
      }
    },

    /** Files what a restored table must be cleaned by: ids and times only. Again: the same. */
    async fileErasure(note: FinishedErasure): Promise<void> {
      const Key = `receipts/${note.accountId}/${note.erasureId}.json`
      const put = { Bucket: bucket, Key, Body: JSON.stringify(note), ContentType: 'application/json' }
      await client.send(new PutObjectCommand(put))
    },

    /** The names of all finished erasures, by which they are known without being read. */
    async finishedErasures(): Promise<Pick<FinishedErasure, 'accountId' | 'erasureId'>[]> {
      const names = await Array.fromAsync(namesUnder('receipts/'))
      return names.map((name) => {
        const [, accountId = '', file = ''] = name.split('/')
        return { accountId, erasureId: file.replace('.json', '') }
      })
    },

    /** The note of one finished erasure. */
    async readErasure({ accountId, erasureId }: Pick<FinishedErasure, 'accountId' | 'erasureId'>) {
      const Key = `receipts/${accountId}/${erasureId}.json`
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }))
      return FinishedErasure.parse(JSON.parse((await Body?.transformToString()) ?? ''))
    },

    /** The accounts that files lie there for. */
    async ownersOfFiles(): Promise<string[]> {
      const names = await Array.fromAsync(namesUnder('exports/'))
      return [...new Set(names.map((name) => name.split('/')[1] ?? ''))]
    },
  }
}
