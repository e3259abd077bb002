import { env } from '../env.ts'
import type { ResponseStorage } from './large-response.ts'

/** Loads the S3 client on first use, since most containers never return a large response. */
export async function openResponseStorage(): Promise<ResponseStorage> {
  const { responseStorageClient } = await import('./response-storage-client.ts')
  return responseStorageClient(env('BUCKET_NAME'))
}
