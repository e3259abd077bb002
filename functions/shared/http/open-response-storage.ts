import { env } from '../env.ts'
import type { ResponseStorage } from './large-response.ts'

/** Imports the S3 client on first use: most containers never need it. */
export async function openResponseStorage(): Promise<ResponseStorage> {
  const { responseStorageClient } = await import('./response-storage-client.ts')
  return responseStorageClient(env('BUCKET_NAME'))
}
