import { env } from '../env.ts'
import type { ResponseStorage } from './large-response.ts'

/** The responseStorage of this function's environment. Loaded when the first large answer is made: most containers never make one. */
export async function openResponseStorage(): Promise<ResponseStorage> {
  const { responseStorageClient } = await import('./response-storage-client.ts')
  return responseStorageClient(env('BUCKET_NAME'))
}
