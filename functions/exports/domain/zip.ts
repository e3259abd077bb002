import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

/**
 * ZIP files after PKWARE's APPNOTE 6.3.10; numbers are its sections. One process can continue what another began,
 * since the central directory needs only a small record of each entry. Sizes are known before an entry is written, so
 * there are no data descriptors.
 */
export type ZipEntry = {
  readonly path: string
  readonly crc: number
  readonly size: number
  readonly compressed: number
  /** Of the local header, in the file. */
  readonly offset: number
  /** Epoch milliseconds; stored exact to two seconds. */
  readonly at: number
}

const deflated = promisify(deflateRaw)
const max32 = 0xffffffff
const max16 = 0xffff
const nameIsUtf8 = 1 << 11
const deflate = 8
const deflateVersion = 20
const zip64Version = 45
/** Made on Unix (3); a regular file with mode 0644. */
const madeBy = (3 << 8) | zip64Version
const regularFile = 0o100644 * 0x10000

export async function zipEntry(path: string, content: Buffer, offset: number, at: number) {
  const body = await deflated(content)
  if (content.length >= max32) throw new Error('an entry must be smaller than 4 GB')
  const entry: ZipEntry = { path, crc: crc32(content), size: content.length, compressed: body.length, offset, at }
  return { bytes: [localHeader(entry), body], entry }
}

export function zipEnd(entries: readonly ZipEntry[], offset: number): Buffer {
  const directory = Buffer.concat(entries.map(directoryRecord))
  const location: DirectoryLocation = { count: entries.length, length: directory.length, offset }
  const large = entries.length >= max16 || directory.length >= max32 || offset >= max32
  return large
    ? Buffer.concat([
        directory,
        zip64EndOfDirectory(location),
        endOfDirectory({ count: max16, length: max32, offset: max32 }),
      ])
    : Buffer.concat([directory, endOfDirectory(location)])
}

/** 4.3.7 */
function localHeader(entry: ZipEntry): Buffer {
  return Buffer.concat([u32(0x04034b50), sharedFields(entry), u16(0), Buffer.from(entry.path)])
}

/** 4.3.12. An offset of 4 GB or more stands in an extra field (4.5.3). */
function directoryRecord(entry: ZipEntry): Buffer {
  const extra = needsZip64(entry) ? Buffer.concat([u16(1), u16(8), u64(entry.offset)]) : Buffer.alloc(0)
  const fields = [u32(0x02014b50), u16(madeBy), sharedFields(entry), u16(extra.length)]
  const noCommentOnFirstDisk = [u16(0), u16(0), u16(0)]
  const location = [u32(regularFile), u32(needsZip64(entry) ? max32 : entry.offset)]
  return Buffer.concat([...fields, ...noCommentOnFirstDisk, ...location, Buffer.from(entry.path), extra])
}

function sharedFields(entry: ZipEntry): Buffer {
  const { path, crc, compressed, size, at } = entry
  const method = [u16(needsZip64(entry) ? zip64Version : deflateVersion), u16(nameIsUtf8), u16(deflate)]
  return Buffer.concat([
    ...method,
    dosTimestamp(at),
    u32(crc),
    u32(compressed),
    u32(size),
    u16(Buffer.byteLength(path)),
  ])
}

function needsZip64({ offset }: ZipEntry): boolean {
  return offset >= max32
}

type DirectoryLocation = { readonly count: number; readonly length: number; readonly offset: number }

/** 4.3.14 and 4.3.15 */
function zip64EndOfDirectory({ count, length, offset }: DirectoryLocation): Buffer {
  const record = [u32(0x06064b50), u64(44), u16(madeBy), u16(zip64Version), u32(0), u32(0)]
  const locator = [u32(0x07064b50), u32(0), u64(offset + length), u32(1)]
  return Buffer.concat([...record, u64(count), u64(count), u64(length), u64(offset), ...locator])
}

/** 4.3.16 */
function endOfDirectory({ count, length, offset }: DirectoryLocation): Buffer {
  return Buffer.concat([u32(0x06054b50), u16(0), u16(0), u16(count), u16(count), u32(length), u32(offset), u16(0)])
}

/** 4.4.6: time, then date, from 1980 on, in steps of two seconds. */
function dosTimestamp(at: number): Buffer {
  const date = new Date(Math.max(at, Date.UTC(1980, 0, 1)))
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)
  const month = (date.getUTCFullYear() - 1980) * 16 + date.getUTCMonth() + 1
  return Buffer.concat([u16(time), u16(month * 32 + date.getUTCDate())])
}

/** Unsigned, little-endian. */
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
