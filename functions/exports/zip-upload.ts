import { createHash } from 'node:crypto'
import { byteOrderMark, csvLine } from '../shared/csv/write-csv.ts'
import type { CsvFile, Exported } from '../shared/erasure/exporter.ts'
import type { Archive } from './checkpoint.ts'
import { zipEnd, zipEntry } from './domain/zip.ts'

type PutPart = (number: number, bytes: Buffer) => Promise<string>

/** S3 demands at least 5 MB for all parts but the last. */
const partBytes = 8 * 2 ** 20
/** Bounds the memory that a slice needs: a larger file is split. */
const fileBytes = 8 * 2 ** 20

/** A file that is split by lines. `counted`: its name in the counts. `head` stands in each part. */
type LinesFile = Pick<CsvFile, 'name' | 'maxLines' | 'maxBytes'> & {
  readonly counted: string
  readonly extension: 'ndjson' | 'csv'
  readonly head: string
}
type Pending = { readonly file: LinesFile; readonly lines: string[]; bytes: number }

export type ZipUpload = ReturnType<typeof zipUpload>

export function zipUpload(saved: Archive, putPart: PutPart, now: () => number) {
  const { parts, entries, files, counts } = structuredClone(saved)
  const pending = new Map<string, Pending>()
  let tail: Uint8Array[] = [saved.tail]
  let tailBytes = saved.tail.length
  let offset = parts.reduce((sum, { bytes }) => sum + bytes, 0) + tailBytes

  async function write(...chunks: readonly Uint8Array[]): Promise<void> {
    for (const chunk of chunks) {
      tail.push(chunk)
      tailBytes += chunk.length
      offset += chunk.length
    }
    if (tailBytes >= partBytes) await putTail()
  }

  async function putTail(): Promise<void> {
    const bytes = Buffer.concat(tail)
    parts.push({ etag: await putPart(parts.length + 1, bytes), bytes: bytes.length })
    tail = []
    tailBytes = 0
  }

  async function addFile(path: string, content: string): Promise<void> {
    const plain = Buffer.from(content)
    const { bytes, entry } = await zipEntry(path, plain, offset, now())
    entries.push({ ...entry, sha256: createHash('sha256').update(plain).digest('hex') })
    await write(...bytes)
  }

  async function putLines({ file: { counted, name, extension, head }, lines }: Pending): Promise<void> {
    pending.delete(counted)
    const number = (files[counted] ?? 0) + 1
    files[counted] = number
    await addFile(number === 1 ? `${name}.${extension}` : `${name}-${number}.${extension}`, head + lines.join(''))
  }

  async function addLine(file: LinesFile, line: string): Promise<void> {
    const bytes = Buffer.byteLength(line)
    const before = pending.get(file.counted)
    const hasRoom = before && before.lines.length < file.maxLines && before.bytes + bytes <= file.maxBytes
    if (before && !hasRoom) await putLines(before)
    const waiting = hasRoom ? before : { file, lines: [], bytes: Buffer.byteLength(file.head) }
    waiting.lines.push(line)
    waiting.bytes += bytes
    pending.set(file.counted, waiting)
  }

  async function putAllLines(): Promise<void> {
    for (const waiting of [...pending.values()]) await putLines(waiting)
  }

  return {
    counts: (): Readonly<Record<string, number>> => counts,

    async add(exported: Exported): Promise<void> {
      const counted = countedAs(exported)
      counts[counted] = (counts[counted] ?? 0) + 1
      if ('file' in exported) await addLine(ndjsonFile(exported.file), `${JSON.stringify(exported.line)}\n`)
      else if ('csv' in exported) await addLine(csvFile(exported.csv), csvLine(exported.cells))
      else await addFile(exported.path, exported.content)
    },

    async pause(): Promise<Archive> {
      await putAllLines()
      return { parts, tail: Buffer.concat(tail), entries, files, counts }
    },

    async close(readme: string): Promise<Archive> {
      await putAllLines()
      await addFile('README.txt', readme)
      const sums = entries.map(({ sha256, path }) => `${sha256}  ${path}\n`)
      await addFile('SHA256SUMS', sums.join(''))
      await write(zipEnd(entries, offset))
      if (tailBytes > 0) await putTail()
      return { parts, tail: new Uint8Array(), entries, files, counts }
    },
  }
}

function countedAs(exported: Exported): string {
  if ('file' in exported) return exported.file
  if ('csv' in exported) return csvFile(exported.csv).counted
  return exported.path.slice(0, exported.path.lastIndexOf('/') + 1)
}

function ndjsonFile(name: string): LinesFile {
  return { counted: name, name, extension: 'ndjson', head: '', maxLines: Number.POSITIVE_INFINITY, maxBytes: fileBytes }
}

function csvFile({ name, header, maxLines, maxBytes }: CsvFile): LinesFile {
  const head = byteOrderMark + csvLine(header)
  return { counted: `${name}.csv`, name, extension: 'csv', head, maxLines, maxBytes }
}
