import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

/**
 * ZIP files, as PKWARE's APPNOTE 6.3.10 describes them (the numbers are its sections), written so that one process may
 * begin and another go on: what the end of the file needs of an entry is a small record that can be kept anywhere. Each
 * entry is compressed whole and its sizes are known before it is written, so no entry needs a data descriptor; the file
 * as a whole may pass 4 GB and 65,535 entries (Zip64).
 */
export type ZipEntry = {
  readonly path: string
  readonly crc: number
  readonly size: number
  readonly compressed: number
  /** Where in the file its header begins. */
  readonly offset: number
  /** Milliseconds since the epoch; kept to two seconds, in UTC. */
  readonly at: number
}

const deflated = promisify(deflateRaw)
const max32 = 0xffffffff
const max16 = 0xffff
const nameIsUtf8 = 1 << 11
const deflate = 8
const plain = 20
const zip64 = 45
/** Made on Unix (3), a plain file that its owner may write and everybody read. */
const madeBy = (3 << 8) | zip64
const plainFile = 0o100644 * 0x10000

/** The bytes of one entry that begins at `offset`, and what the directory must know of it. */
export async function zipEntry(path: string, content: Buffer, offset: number, at: number) {
  const body = await deflated(content)
  if (content.length >= max32) throw new Error('an entry must be smaller than 4 GB')
  const entry: ZipEntry = { path, crc: crc32(content), size: content.length, compressed: body.length, offset, at }
  return { bytes: [localHeader(entry), body], entry }
}

/** The end of the file, which begins at `offset`: the central directory, and what leads to it. */
export function zipEnd(entries: readonly ZipEntry[], offset: number): Buffer {
  const directory = Buffer.concat(entries.map(directoryRecord))
  const place: Place = { count: entries.length, length: directory.length, offset }
  const large = entries.length >= max16 || directory.length >= max32 || offset >= max32
  return large
    ? Buffer.concat([directory, zip64EndOfDirectory(place), endOfDirectory({ count: max16, length: max32, offset: max32 })])
    : Buffer.concat([directory, endOfDirectory(place)])
}

/** 4.3.7 */
function localHeader(entry: ZipEntry): Buffer {
  return Buffer.concat([u32(0x04034b50), sharedFields(entry), u16(0), Buffer.from(entry.path)])
}

/** 4.3.12; an entry that lies past 4 GB says where in an extra field (4.5.3). */
function directoryRecord(entry: ZipEntry): Buffer {
  const extra = needsZip64(entry) ? Buffer.concat([u16(1), u16(8), u64(entry.offset)]) : Buffer.alloc(0)
  const fields = [u32(0x02014b50), u16(madeBy), sharedFields(entry), u16(extra.length)]
  const noCommentOnFirstDisk = [u16(0), u16(0), u16(0)]
  const place = [u32(plainFile), u32(needsZip64(entry) ? max32 : entry.offset)]
  return Buffer.concat([...fields, ...noCommentOnFirstDisk, ...place, Buffer.from(entry.path), extra])
}

/** What both headers say of an entry. */
function sharedFields(entry: ZipEntry): Buffer {
  const { path, crc, compressed, size, at } = entry
  const how = [u16(needsZip64(entry) ? zip64 : plain), u16(nameIsUtf8), u16(deflate)]
  return Buffer.concat([...how, dosTimestamp(at), u32(crc), u32(compressed), u32(size), u16(Buffer.byteLength(path))])
}

function needsZip64({ offset }: ZipEntry): boolean {
  return offset >= max32
}

type Place = { readonly count: number; readonly length: number; readonly offset: number }

/** 4.3.14 and 4.3.15 */
function zip64EndOfDirectory({ count, length, offset }: Place): Buffer {
  const record = [u32(0x06064b50), u64(44), u16(madeBy), u16(zip64), u32(0), u32(0)]
  const locator = [u32(0x07064b50), u32(0), u64(offset + length), u32(1)]
  return Buffer.concat([...record, u64(count), u64(count), u64(length), u64(offset), ...locator])
}

/** 4.3.16 */
function endOfDirectory({ count, length, offset }: Place): Buffer {
  return Buffer.concat([u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(length), u32(offset), u16(0)])
}

/** 4.4.6: time, then date, from 1980 on and two seconds apart. */
function dosTimestamp(at: number): Buffer {
  const moment = new Date(Math.max(at, Date.UTC(1980, 0, 1)))
  const time = (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1)
  const month = (moment.getUTCFullYear() - 1980) * 16 + moment.getUTCMonth() + 1
  return Buffer.concat([u16(time), u16(month * 32 + moment.getUTCDate())])
}

/** Unsigned, little end first. */
function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}
