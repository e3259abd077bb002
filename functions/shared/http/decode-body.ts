import { isUtf8 } from 'node:buffer'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Coding, codings, type Inflated, type InflateFault, inflated, isGzip, isZlib } from './inflate.ts'

export type BodyFault = InflateFault | 'unknown_coding'

/** With a fault, `text` is what could be read; of what is too large, a beginning. */
type DecodedBody = { readonly text: string; readonly fault?: BodyFault }

type BodyEvent = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded' | 'headers'>
/** With a fault, what could be read; of what is too large, a beginning. */
type BodyBytes = { readonly bytes: Buffer; readonly fault?: BodyFault; readonly coding?: Coding | undefined }

/** What a body is when it is not compressed. */
export type PlainBody = {
  /** Whether what is left of a body that was cut short is taken. */
  readonly takesCutShort: boolean
  readonly isPlain: (bytes: Buffer) => boolean
  /** Asked when the bytes are not what `Content-Encoding` says. */
  readonly mayBePlain: (bytes: Buffer) => boolean
}

/** As Latin-1 shows it. */
const byteOrderMark = '\u00ef\u00bb\u00bf'
/** Some proxies add one of their own. */
const maxCodings = 2
/** Of what is too large, characters. */
const beginning = 4_096
const codingNames: ReadonlyMap<string, Coding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
  ['x-deflate', 'deflate'],
  ['br', 'br'],
])

const jsonOrForm: PlainBody = { takesCutShort: true, isPlain: isJsonOrForm, mayBePlain: () => false }

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

/** The same, before anything is taken for text. `coding`: the outer one that was taken off, if there was one. */
export function bodyBytes(event: BodyEvent, maxBytes: number, plain: PlainBody = jsonOrForm): BodyBytes {
  const { body = '', isBase64Encoded, headers } = event
  const encoding = isBase64Encoded ? 'base64' : 'utf8'
  if (Buffer.byteLength(body, encoding) > maxBytes) {
    return { bytes: Buffer.from(body.slice(0, beginning), encoding), fault: 'too_large' }
  }
  const sent = Buffer.from(body, encoding)
  if (isSentAsText(event)) return { bytes: sent }
  const steps = codingsIn(headers)
    .map((name) => codingNames.get(name))
    .toReversed()
  if (steps.length > maxCodings || steps.includes(undefined)) {
    const isPlain = plain.isPlain(sent) || plain.mayBePlain(sent)
    return isPlain ? { bytes: sent } : { bytes: Buffer.alloc(0), fault: 'unknown_coding' }
  }
  let bytes: Buffer = sent
  let coding: Coding | undefined
  for (let step = 0; step < maxCodings && !plain.isPlain(bytes); step += 1) {
    const result = readCoding(bytes, steps[step], maxBytes, plain)
    if (result === undefined) break
    if (result.fault === 'broken_coding' && !isGzip(bytes) && plain.mayBePlain(bytes)) break
    if (result.fault !== undefined) return { bytes: result.bytes, fault: result.fault }
    bytes = result.bytes
    coding ??= result.coding
  }
  return { bytes, coding }
}

function isSentAsText({ isBase64Encoded, headers }: BodyEvent): boolean {
  return !isBase64Encoded && codingsIn(headers).length === 0
}

function codingsIn(headers: BodyEvent['headers']): string[] {
  const named = (headers['content-encoding'] ?? '').toLowerCase().split(',')
  return named.map((name) => name.trim()).filter((name) => name !== '' && name !== 'identity')
}

/** Undefined for bytes that are not compressed. */
function readCoding(
  bytes: Buffer,
  named: Coding | undefined,
  maxBytes: number,
  { isPlain, takesCutShort }: PlainBody,
): (Inflated & { readonly coding: Coding }) | undefined {
  const shown = isGzip(bytes) ? 'gzip' : isZlib(bytes) ? 'deflate' : undefined
  const read = (coding: Coding) => ({ ...inflated(bytes, coding, maxBytes, takesCutShort), coding })
  const first = (shown ?? named) && read(shown ?? named ?? 'gzip')
  if (first?.fault !== 'broken_coding' || shown === 'gzip') return first
  // text may begin as zlib does; neither brotli nor bare deflate begins with a mark
  if (named === undefined) return undefined
  const others = codings.filter((coding) => coding !== (shown ?? named))
  const isText = (result: Inflated) => result.fault === undefined && isPlain(result.bytes)
  return others.map(read).find((result) => isText(result) || result.fault === 'too_large') ?? first
}

/** As JSON or a form begins; what is compressed holds control characters soon, or is no UTF-8. */
function isJsonOrForm(bytes: Buffer): boolean {
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
