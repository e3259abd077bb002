import type { IncomingMessage } from 'node:http'
import type { Json } from '../stacks/template.ts'

export type Service = 'dynamodb' | 'sqs' | 's3' | 'sns' | 'ses' | 'kms' | 'cognito-idp'

export type AwsRequest = {
  service: Service
  /** Undefined for an unsigned call. */
  accessKeyId: string | undefined
  action: string
  /** JSON, or the fields of a form. Empty for S3. */
  input: { [key: string]: Json }
  method: string
  url: URL
  headers: IncomingMessage['headers']
  body: Buffer
}

/** `lost` ends the connection without a response. */
export type AwsAnswer = { status: number; headers: Record<string, string | string[]>; body: Buffer | string } | 'lost'

const services: ReadonlySet<string> = new Set(['dynamodb', 'sqs', 's3', 'sns', 'ses', 'kms', 'cognito-idp'])
const isService = (name: string): name is Service => services.has(name)

/** Undefined for an unknown call. */
export function readRequest(message: IncomingMessage, body: Buffer): AwsRequest | undefined {
  const { method = 'GET', headers } = message
  const url = new URL(message.url ?? '/', 'http://aws.local')
  const target = String(headers['x-amz-target'] ?? '')
  const credential = credentialOf(headers.authorization, url)
  const service = credential?.service ?? (target.startsWith('AWSCognitoIdentityProviderService.') ? 'cognito-idp' : '')
  if (!isService(service)) return undefined
  const input = inputOf(service, body)
  if (!input) return undefined
  const rest = { service, accessKeyId: credential?.accessKeyId, input, method, url, headers, body }
  return { ...rest, action: actionOf({ service, target, input, method, url, headers }) }
}

function credentialOf(authorization: string | undefined, url: URL) {
  const presigned = url.searchParams.get('X-Amz-Credential')
  const signed = authorization?.match(/Credential=([^,]+)/)?.[1]
  const [accessKeyId, , , service] = (signed ?? presigned ?? '').split('/')
  return accessKeyId && service ? { accessKeyId, service } : undefined
}

function inputOf(service: Service, body: Buffer): AwsRequest['input'] | undefined {
  if (service === 's3') return {}
  if (service === 'sns') return Object.fromEntries(new URLSearchParams(body.toString()))
  try {
    return body.length === 0 ? {} : JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

type Shape = Pick<AwsRequest, 'service' | 'input' | 'method' | 'url' | 'headers'> & { target: string }

function actionOf({ service, target, input, method, url, headers }: Shape): string {
  if (service === 'sns') return String(input['Action'] ?? '')
  if (service === 'ses') return method === 'POST' && url.pathname === '/v2/email/outbound-emails' ? 'SendEmail' : ''
  if (service === 's3') return objectAction(method, url, headers)
  return target.split('.').at(-1) ?? ''
}

/** A browser's question whether it may send a request to S3. */
export const preflight = 'Preflight'

/** S3 requests do not carry the operation's name. */
function objectAction(method: string, url: URL, headers: IncomingMessage['headers']): string {
  if (method === 'OPTIONS') return preflight
  const has = (name: string) => url.searchParams.has(name)
  const ofBucket = url.pathname.split('/').filter(Boolean).length < 2
  if (ofBucket) {
    if (method === 'POST' && has('delete')) return 'DeleteObjects'
    if (method === 'HEAD') return 'HeadBucket'
    if (method !== 'GET') return ''
    if (has('uploads')) return 'ListMultipartUploads'
    return has('versions') ? 'ListObjectVersions' : 'ListObjectsV2'
  }
  if (has('uploads')) return method === 'POST' ? 'CreateMultipartUpload' : ''
  if (has('uploadId')) {
    const names: Record<string, string> = {
      PUT: 'UploadPart',
      POST: 'CompleteMultipartUpload',
      DELETE: 'AbortMultipartUpload',
      GET: 'ListParts',
    }
    return names[method] ?? ''
  }
  if (method === 'PUT' && headers['x-amz-copy-source']) return 'CopyObject'
  const names: Record<string, string> = {
    GET: 'GetObject',
    HEAD: 'HeadObject',
    PUT: 'PutObject',
    DELETE: 'DeleteObject',
  }
  return names[method] ?? ''
}
