import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { type Checkpoint, packCheckpoint, unpackCheckpoint } from './checkpoint.ts'

export type ExportFilesClient = ReturnType<typeof exportFilesClient>
type Which = { readonly accountId: string; readonly exportId: string }
type Parts = Checkpoint['archive']['parts']

export function exportFilesClient(bucket: string, client = new S3Client({})) {
  const zipOf = ({ accountId, exportId }: Which) => ({ Bucket: bucket, Key: `exports/${accountId}/${exportId}.zip` })
  const checkpointOf = ({ accountId, exportId }: Which, name: string) => ({
    Bucket: bucket,
    Key: `exports/${accountId}/${exportId}/${name}`,
  })

  return {
    async beginUpload(which: Which, fileName: string): Promise<string> {
      const ContentDisposition = `attachment; filename="${fileName}"`
      const begin = { ...zipOf(which), ContentType: 'application/zip', ContentDisposition }
      const { UploadId } = await client.send(new CreateMultipartUploadCommand(begin))
      if (!UploadId) throw new Error('S3 returned no upload id')
      return UploadId
    },

    /** Returns the ETag. */
    async putPart(which: Which, UploadId: string, PartNumber: number, Body: Uint8Array): Promise<string> {
      const { ETag } = await client.send(new UploadPartCommand({ ...zipOf(which), UploadId, PartNumber, Body }))
      if (!ETag) throw new Error('S3 returned no ETag')
      return ETag
    },

    /** Idempotent. Throws when a part was replaced since. */
    async completeUpload(which: Which, UploadId: string, parts: Parts): Promise<void> {
      const Parts = parts.map(({ etag }, index) => ({ ETag: etag, PartNumber: index + 1 }))
      const complete = new CompleteMultipartUploadCommand({ ...zipOf(which), UploadId, MultipartUpload: { Parts } })
      await client.send(complete).catch(async (error: unknown) => {
        if (!(error instanceof Error && error.name === 'NoSuchUpload')) throw error
        const { ContentLength } = await client.send(new HeadObjectCommand(zipOf(which)))
        if (ContentLength !== parts.reduce((sum, { bytes }) => sum + bytes, 0)) throw error
      })
    },

    async abortUpload(which: Which, UploadId: string): Promise<void> {
      await client.send(new AbortMultipartUploadCommand({ ...zipOf(which), UploadId })).catch((error: unknown) => {
        if (!(error instanceof Error && error.name === 'NoSuchUpload')) throw error
      })
    },

    async putCheckpoint(which: Which, name: string, checkpoint: Checkpoint): Promise<void> {
      await client.send(new PutObjectCommand({ ...checkpointOf(which, name), Body: packCheckpoint(checkpoint) }))
    },

    async getCheckpoint(which: Which, name: string): Promise<Checkpoint> {
      const { Body } = await client.send(new GetObjectCommand(checkpointOf(which, name)))
      if (!Body) throw new Error('the checkpoint is empty')
      return unpackCheckpoint(await Body.transformToByteArray())
    },

    async deleteCheckpoint(which: Which, name: string): Promise<void> {
      await client.send(new DeleteObjectCommand(checkpointOf(which, name)))
    },

    signDownloadUrl: (which: Which, seconds: number): Promise<string> =>
      getSignedUrl(client, new GetObjectCommand(zipOf(which)), { expiresIn: seconds }),
  }
}
