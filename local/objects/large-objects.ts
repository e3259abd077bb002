import { forward } from '../aws/proxy.ts'
import type { AwsAnswer, AwsRequest } from '../aws/request.ts'

/** The engine accepts 11 MB; S3 accepts 5 GB. */
const maxBytes = 10 * 1024 * 1024

/** Puts an object that is too large for one call in parts. */
export function forwardToObjects(engine: string, request: AwsRequest): Promise<AwsAnswer> {
  const isLarge = request.action === 'PutObject' && request.body.length > maxBytes
  return isLarge ? putInParts(engine, request) : forward(engine, request)
}

async function putInParts(engine: string, request: AwsRequest): Promise<AwsAnswer> {
  // It covers the whole object.
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !/checksum/.test(name)))
  const send = async (method: string, query: string, body: Buffer) => {
    const answer = await forward(engine, { ...request, headers, method, url: new URL(query, request.url), body })
    if (answer === 'lost' || answer.status !== 200) throw new Error('the engine took no part of a large object')
    return answer
  }
  const begun = await send('POST', '?uploads', Buffer.alloc(0))
  const uploadId = inside('UploadId', begun.body)
  let list = ''
  for (let part = 1; (part - 1) * maxBytes < request.body.length; part += 1) {
    const bytes = request.body.subarray((part - 1) * maxBytes, part * maxBytes)
    const stored = await send('PUT', `?partNumber=${part}&uploadId=${uploadId}`, bytes)
    list += `<Part><PartNumber>${part}</PartNumber><ETag>${stored.headers['etag']}</ETag></Part>`
  }
  const parts = Buffer.from(`<CompleteMultipartUpload>${list}</CompleteMultipartUpload>`)
  const { body } = await send('POST', `?uploadId=${uploadId}`, parts)
  return { status: 200, headers: { etag: inside('ETag', body) }, body: '' }
}

function inside(element: string, xml: Buffer | string): string {
  return new RegExp(`<${element}>(.*?)</${element}>`).exec(xml.toString())?.[1]?.replaceAll('&quot;', '"') ?? ''
}
