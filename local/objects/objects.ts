import { xml, xmlText } from '../aws/errors.ts'
import type { AwsAnswer, AwsRequest } from '../aws/request.ts'
import { forwardToObjects } from './large-objects.ts'
import type { Upload, Uploads } from './uploads.ts'

/** Adds a list of open uploads, which the engine lacks. */
export function objects(engine: string, uploads: Uploads): (request: AwsRequest) => Promise<AwsAnswer> {
  return async (request) => {
    const { action, url } = request
    const place = placeOf(url)
    if (action === 'ListMultipartUploads') {
      return xml(200, listOf(place.bucket, uploads.open(place.bucket, url.searchParams.get('prefix') ?? '')))
    }
    const answer = await forwardToObjects(engine, request)
    if (answer === 'lost') return answer
    const began = /<UploadId>(.*?)<\/UploadId>/.exec(String(answer.body))?.[1]
    if (action === 'CreateMultipartUpload' && began) uploads.began({ ...place, uploadId: began })
    const ends = action === 'CompleteMultipartUpload' || action === 'AbortMultipartUpload'
    if (ends && (answer.status < 300 || answer.status === 404)) uploads.ended(url.searchParams.get('uploadId') ?? '')
    return answer
  }
}

function placeOf({ pathname }: URL): Omit<Upload, 'uploadId'> {
  const [bucket = '', ...key] = pathname.slice(1).split('/').map(decodeURIComponent)
  return { bucket, key: key.join('/') }
}

function listOf(bucket: string, uploads: readonly Upload[]): string {
  const listed = uploads.map(
    ({ key, uploadId }) => `<Upload><Key>${xmlText(key)}</Key><UploadId>${xmlText(uploadId)}</UploadId></Upload>`,
  )
  const head = `<Bucket>${xmlText(bucket)}</Bucket><IsTruncated>false</IsTruncated>`
  return `<ListMultipartUploadsResult>${head}${listed.join('')}</ListMultipartUploadsResult>`
}
