import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { stopEngine } from '../../local/engines/engine.ts'
import { startFauxqs } from '../../local/engines/fauxqs.ts'
import { anyFreePort } from '../../local/state/ports.ts'

export type Objects = Awaited<ReturnType<typeof startObjects>>

export async function startObjects() {
  const state = mkdtempSync(join(tmpdir(), 'fieldpost-objects-'))
  mkdirSync(join(state, 'logs'))
  const engine = await startFauxqs(state, await anyFreePort())
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = new S3Client({ endpoint: engine.url, region: 'us-east-1', credentials, forcePathStyle: true })
  const bucket = 'archive'
  await client.send(new CreateBucketCommand({ Bucket: bucket }))
  return {
    client,
    bucket,
    async keys(Prefix = ''): Promise<string[]> {
      const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix }))
      return Contents.flatMap(({ Key }) => Key ?? [])
    },
    async stop(): Promise<void> {
      client.destroy()
      await stopEngine(engine)
      rmSync(state, { recursive: true, force: true })
    },
  }
}
