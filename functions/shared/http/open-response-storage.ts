import { env } from '../env.ts'
import type { Shelf } from './large-response.ts'

/** The shelf of this function's environment. Loaded when the first large answer is made: most containers never make one. */
export async function openShelf(): Promise<Shelf> {
  const { answerChannel } = await import('./response-storage-client.ts')
  return answerChannel(env('BUCKET_NAME'))
}
