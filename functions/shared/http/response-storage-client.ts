import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { newId } from '../ids.ts'
import type { ResponseStorage } from './large-response.ts'

const linkSeconds = 5 * 60

/** Among the account's exports, which are deleted with the account and, by a lifecycle rule, after two days. */
export function responseStorageClient(bucket: string, client = new S3Client({})): ResponseStorage {
  return {
    async keep(accountId, body, headers) {
      const object = { Bucket: bucket, Key: `exports/${accountId}/responses/${newId()}` }
      const put = new PutObjectCommand({
        ...object,
        Body: body,
        CacheControl: 'no-store',
        ContentType: text(headers['content-type']),
        ContentEncoding: text(headers['content-encoding']),
        ContentDisposition: text(headers['content-disposition']),
      })
      await client.send(put)
      return getSignedUrl(client, new GetObjectCommand(object), { expiresIn: linkSeconds })
    },
  }
}

function text(header: string | number | boolean | undefined): string | undefined {
  return header === undefined ? undefined : String(header)
}
