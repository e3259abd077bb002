import { DeleteObjectsCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'

export type ArchiveChannel = ReturnType<typeof archiveChannel>

/** The files: those of an account, which go with it, and one small note for each finished erasure, which nobody deletes. */
export function archiveChannel(bucket: string, client = new S3Client({})) {
  const filesOf = async (accountId: string, after?: string) => {
    const list = { Bucket: bucket, Prefix: `exports/${accountId}/`, ContinuationToken: after }
    const { Contents = [], NextContinuationToken } = await client.send(new ListObjectsV2Command(list))
    return { keys: Contents.flatMap(({ Key }) => Key ?? []), next: NextContinuationToken }
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

    /** Deletes all files of an account; true when there was none. */
    async deleteFiles(accountId: string): Promise<boolean> {
      for (let round = 0; ; round++) {
        const { keys } = await filesOf(accountId)
        if (keys.length === 0) return round === 0
        const Objects = keys.map((Key) => ({ Key }))
        const { Errors = [] } = await client.send(
          new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
        )
        if (Errors.length > 0) throw new Error('some files could not be deleted')
      }
    },

    /** Files what a restored table must be cleaned by: ids and times only. Again: the same. */
    async fileErasure(erasureId: string, note: Readonly<Record<string, string>>): Promise<void> {
      const put = { Bucket: bucket, Key: `receipts/${erasureId}.json`, Body: JSON.stringify(note) }
      await client.send(new PutObjectCommand({ ...put, ContentType: 'application/json' }))
    },
  }
}
