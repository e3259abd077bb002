import { isUtf8 } from 'node:buffer'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Coding, type Inflated, type InflateFault, inflated, isGzip, isZlib } from './inflate.ts'

export type BodyFault = InflateFault | 'unknown_coding'

/** With a fault, `text` is what could be read; of what is too large, a beginning. */
type DecodedBody = { readonly text: string; readonly fault?: BodyFault }

type BodyEvent = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'headers'>
/** With a fault, what could be read; of what is too large, a beginning. */
type BodyBytes = { readonly bytes: Buffer; readonly fault?: BodyFault }

/** As Latin-1 shows it. */
const byteOrderMark = '\u00ef\u00bb\u00bf'
/** Some proxies add one of their own. */
const maxCodings = 2
/** Of what is too large, characters. */
const beginning = 4_096
const codings: ReadonlyMap<string, Coding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['x-deflate', 'deflate'],
  ['br', 'br'],
])

/**
 * Inflated as the first bytes say, or as `Content-Encoding` does; `maxBytes` bounds what is sent and what comes of it. A body
 * that is plain whatever its header says, as some proxies make it, is taken as it is.
 */
export function decodeBody(event: BodyEvent, maxBytes: number): DecodedBody {
  const { body = '' } = event
  if (isSentAsText(event) && Buffer.byteLength(body) <= maxBytes) return { text: body }
  const { bytes, fault } = bodyBytes(event, maxBytes)
  const text = textOf(bytes)
  if (fault === undefined) return { text }
  return { text: fault === 'too_large' ? text.slice(0, beginning) : text, fault }
}

/** The same, before anything is taken for text. */
export function bodyBytes(event: BodyEvent, maxBytes: number): BodyBytes {
  const { body = '', isBase64Encoded, headers } = event
  const encoding = isBase64Encoded ? 'base64' : 'utf8'
  if (Buffer.byteLength(body, encoding) > maxBytes) {
    return { bytes: Buffer.from(body.slice(0, beginning), encoding), fault: 'too_large' }
  }
  const sent = Buffer.from(body, encoding)
  if (isSentAsText(event)) return { bytes: sent }
  const steps = codingsIn(headers)
    .map((name) => codings.get(name))
    .toReversed()
  if (steps.length > maxCodings || steps.includes(undefined)) {
    return isPlain(sent) ? { bytes: sent } : { bytes: Buffer.alloc(0), fault: 'unknown_coding' }
  }
  let bytes: Buffer = sent
  for (let step = 0; step < maxCodings && !isPlain(bytes); step += 1) {
    const result = readCoding(bytes, steps[step], maxBytes)
    if (result?.fault !== undefined) return { bytes: result.bytes, fault: result.fault }
    bytes = result?.bytes ?? bytes
  }
  return { bytes }
}

function isSentAsText({ isBase64Encoded, headers }: BodyEvent): boolean {
  return !isBase64Encoded && codingsIn(headers).length === 0
}

function codingsIn(headers: BodyEvent['headers']): string[] {
  const named = (headers['content-encoding'] ?? '').toLowerCase().split(',')
  return named.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity')
}

/** Undefined for bytes that are not compressed. */
function readCoding(bytes: Buffer, named: Coding | undefined, maxBytes: number): Inflated | undefined {
  const shown = isGzip(bytes) ? 'gzip' : isZlib(bytes) ? 'deflate' : undefined
  const read = (coding: Coding) => inflated(bytes, coding, maxBytes)
  const first = (shown ?? named) && read(shown ?? named ?? 'gzip')
  if (first?.fault !== 'broken_coding' || shown === 'gzip') return first
  // text may begin as zlib does; neither brotli nor bare deflate begins with a mark
  if (named === undefined) return undefined
  const others = (['gzip', 'deflate', 'br'] as const).filter((coding) => coding !== (shown ?? named))
  const isText = (result: Inflated) => result.fault === undefined && isPlain(result.bytes)
  return others.map(read).find((result) => isText(result) || result.fault === 'too_large') ?? first
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
