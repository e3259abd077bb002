import type { AwsRequest } from '../aws/request.ts'
import { arn } from '../stacks/arns.ts'
import { type RequiredPermission, unreadable } from './required-permission.ts'

const ofObject: Readonly<Record<string, string>> = {
  GetObject: 'GetObject',
  HeadObject: 'GetObject',
  PutObject: 'PutObject',
  CopyObject: 'PutObject',
  DeleteObject: 'DeleteObject',
  CreateMultipartUpload: 'PutObject',
  UploadPart: 'PutObject',
  CompleteMultipartUpload: 'PutObject',
  AbortMultipartUpload: 'AbortMultipartUpload',
  ListParts: 'ListMultipartUploadParts',
}

const ofBucket: Readonly<Record<string, string>> = {
  HeadBucket: 'ListBucket',
  ListObjectsV2: 'ListBucket',
  ListObjectVersions: 'ListBucketVersions',
  ListMultipartUploads: 'ListBucketMultipartUploads',
}

/** One per object. */
export function s3Permissions({ action, url, headers, body }: AwsRequest): RequiredPermission[] {
  const [bucket = '', ...path] = url.pathname
    .split('/')
    .filter((part, index) => index > 0 || part !== '')
    .map(decodeURIComponent)
  const key = path.join('/')
  const on = (name: string, resource: string, context: RequiredPermission['context'] = {}): RequiredPermission => ({
    action: `s3:${name}`,
    resource: arn('s3', resource, ':'),
    context,
  })
  if (action === 'DeleteObjects') {
    const keys = [...body.toString().matchAll(/<Object>(.*?)<\/Object>/gs)].map(([, object = '']) => ({
      key: plainText(object.match(/<Key>(.*?)<\/Key>/s)?.[1] ?? ''),
      name: object.includes('<VersionId>') ? 'DeleteObjectVersion' : 'DeleteObject',
    }))
    return keys.map((object) => on(object.name, `${bucket}/${object.key}`))
  }
  const bucketRight = ofBucket[action]
  if (bucketRight) {
    const prefix = url.searchParams.get('prefix')
    return [on(bucketRight, bucket, prefix === null ? {} : { 's3:prefix': prefix })]
  }
  const right = ofObject[action]
  if (!right) return unreadable(`s3:${action || 'Unknown'}`)
  const version = url.searchParams.has('versionId') && /^(Get|Delete)Object$/.test(right) ? 'Version' : ''
  const permissions = [on(`${right}${version}`, `${bucket}/${key}`)]
  const source = headers['x-amz-copy-source']
  if (action === 'CopyObject' && source)
    permissions.push(on('GetObject', decodeURIComponent(String(source)).replace(/^\//, '')))
  return permissions
}

function plainText(text: string): string {
  const names: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => names[name] ?? whole)
}
