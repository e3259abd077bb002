import { isUtf8 } from 'node:buffer'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Coding, type InflateFault, inflated, isGzip } from './inflate.ts'

export type BodyFault = InflateFault | 'unknown_coding'

type DecodedBody = { readonly text: string } | { readonly fault: BodyFault; readonly text?: undefined }

/** As Latin-1 shows it. */
const byteOrderMark = '\u00ef\u00bb\u00bf'
/** Some proxies add one of their own. */
const maxCodings = 2
const codings: ReadonlyMap<string, Coding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['x-deflate', 'deflate'],
  ['br', 'br'],
])

/**
 * Inflated as `Content-Encoding` says, and without it where the first bytes are those of gzip; `maxBytes` bounds what is sent
 * and what comes of it. A body that is plain whatever its header says, as some proxies make it, is taken as it is.
 */
export function decodeBody(
  { body = '', isBase64Encoded, headers }: Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'headers'>,
  maxBytes: number,
): DecodedBody {
  const given = (headers['content-encoding'] ?? '').toLowerCase().split(',')
  const named = given.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity')
  const length = Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8')
  if (length > maxBytes) return { fault: 'too_large' }
  if (!isBase64Encoded && named.length === 0) return { text: body }
  const sent = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  if (named.length === 0 && !isGzip(sent)) return { text: textOf(sent) }
  const steps = named.map((name) => codings.get(name)).toReversed()
  if (steps.length > maxCodings || steps.includes(undefined)) {
    return isPlain(sent) ? { text: textOf(sent) } : { fault: 'unknown_coding' }
  }
  let bytes: Buffer = sent
  for (const coding of steps.length === 0 ? (['gzip'] as const) : steps) {
    if (isPlain(bytes)) break
    const result = inflated(bytes, coding ?? 'gzip', maxBytes)
    if (typeof result === 'string') return { fault: result }
    bytes = result
  }
  return { text: textOf(bytes) }
}

/** As JSON or a form begins; what is compressed holds control characters soon, or is no UTF-8. */
function isPlain(bytes: Buffer): boolean {
  const beginning = bytes.subarray(0, 64).toString('latin1').replace(byteOrderMark, '').trimStart()
  return /^(?:$|[{["]|[\w.%-]+=)\P{Cc}*$/u.test(beginning.replace(/[\t\r\n]/g, ' ')) && isUtf8(bytes)
}

/** JSON is UTF-8; some libraries write UTF-16. */
function textOf(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return bytes.subarray(2).toString('utf16le')
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.length > 1 && second === 0) return bytes.toString('utf16le')
  return bytes.length > 1 && first === 0 ? new TextDecoder('utf-16be').decode(bytes) : bytes.toString()
}
