import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ListMultipartUploadsCommand, S3Client } from '@aws-sdk/client-s3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readRequest } from '../../local/aws/request.ts'
import { objects } from '../../local/objects/objects.ts'
import { openUploads } from '../../local/objects/uploads.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpost-unit-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What the SDK is told of open uploads, by what stands in for S3 there, over the state as it is on disk. */
async function listed(Bucket: string, Prefix: string) {
  const answer = objects('http://127.0.0.1:1', openUploads(folder))
  const server = createServer(async (message, response) => {
    const request = readRequest(message, Buffer.alloc(0))
    const answered = request ? await answer(request) : 'lost'
    if (answered === 'lost') response.destroy()
    else response.writeHead(answered.status, answered.headers).end(answered.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
  const client = new S3Client({ endpoint, region: 'us-east-1', credentials, forcePathStyle: true })
  const { Uploads = [] } = await client.send(new ListMultipartUploadsCommand({ Bucket, Prefix }))
  client.destroy()
  server.close()
  return Uploads.map(({ Key, UploadId }) => [Key, UploadId])
}

test('open uploads are listed by bucket and prefix, after a restart too; ended ones are not', async () => {
  const uploads = openUploads(folder)
  uploads.began({ bucket: 'one', key: 'exports/a/ä & b.zip', uploadId: '1' })
  uploads.began({ bucket: 'one', key: 'exports/b/c.zip', uploadId: '2' })
  uploads.began({ bucket: 'two', key: 'exports/a/d.zip', uploadId: '3' })
  uploads.began({ bucket: 'one', key: 'exports/a/e.zip', uploadId: '4' })
  uploads.ended('4')
  expect(await listed('one', 'exports/a/')).toEqual([['exports/a/ä & b.zip', '1']])
  expect(await listed('one', 'exports/')).toHaveLength(2)
  expect(await listed('three', '')).toEqual([])
})
