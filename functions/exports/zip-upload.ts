import { createHash } from 'node:crypto'
import type { Exported } from '../shared/erasure/exporter.ts'
import type { Archive } from './checkpoint.ts'
import { zipEnd, zipEntry } from './domain/zip.ts'

type PutPart = (number: number, bytes: Buffer) => Promise<string>

/** S3 demands at least 5 MB for all parts but the last. */
const partBytes = 8 * 2 ** 20
/** Bounds the memory that a slice needs: a larger file is split. */
const fileCharacters = 8 * 2 ** 20

export type ZipUpload = ReturnType<typeof zipUpload>

export function zipUpload(saved: Archive, putPart: PutPart, now: () => number) {
  const { parts, entries, files, counts } = structuredClone(saved)
  const pending = new Map<string, { lines: string[]; characters: number }>()
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

  async function putLines(file: string): Promise<void> {
    const { lines } = pending.get(file) ?? { lines: [] }
    pending.delete(file)
    const number = (files[file] ?? 0) + 1
    files[file] = number
    await addFile(number === 1 ? `${file}.ndjson` : `${file}-${number}.ndjson`, lines.join(''))
  }

  async function addLine(file: string, line: object): Promise<void> {
    const waiting = pending.get(file) ?? { lines: [], characters: 0 }
    const text = `${JSON.stringify(line)}\n`
    waiting.lines.push(text)
    waiting.characters += text.length
    pending.set(file, waiting)
    if (waiting.characters >= fileCharacters) await putLines(file)
  }

  async function putAllLines(): Promise<void> {
    for (const file of [...pending.keys()]) await putLines(file)
  }

  return {
    counts: (): Readonly<Record<string, number>> => counts,

    async add(exported: Exported): Promise<void> {
      const counted = 'file' in exported ? exported.file : exported.path.slice(0, exported.path.lastIndexOf('/') + 1)
      counts[counted] = (counts[counted] ?? 0) + 1
      if ('file' in exported) await addLine(exported.file, exported.line)
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
