import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ZipEntry, zipEnd, zipEntry } from '../../functions/exports/domain/zip.ts'
import { readZip } from './zip-reader.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpost-zip-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = Date.UTC(2026, 10, 21, 13, 37, 42)

async function zipOf(files: Readonly<Record<string, string>>) {
  const entries: ZipEntry[] = []
  const bytes: Buffer[] = []
  let offset = 0
  for (const [path, content] of Object.entries(files)) {
    const next = await zipEntry(path, Buffer.from(content), offset, at)
    entries.push(next.entry)
    bytes.push(...next.bytes)
    offset += Buffer.concat(next.bytes).length
  }
  return { entries, whole: Buffer.concat([...bytes, zipEnd(entries, offset)]) }
}

/** Output of a Python script about the zip file `z`. */
function python(bytes: Buffer, script: string): string {
  const file = join(folder, 'python.zip')
  writeFileSync(file, bytes)
  const open = `import zipfile; z = zipfile.ZipFile(${JSON.stringify(file)})`
  return execFileSync('python3', ['-c', `${open}; ${script}`], { encoding: 'utf8' }).trim()
}

/** Whether the machine has the program. */
function has(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const files = { 'README.txt': 'Hello', 'tracks/é-1.gpx': '<gpx/>'.repeat(10_000), 'empty.ndjson': '' }

describe('a zip file', () => {
  test('is accepted by a strict reader', async () => {
    expect(Object.fromEntries(await readZip((await zipOf(files)).whole))).toEqual(files)
  })

  test.skipIf(!has('unzip', '-v'))('passes unzip’s test, with correct times', async () => {
    const file = join(folder, 'all.zip')
    writeFileSync(file, (await zipOf(files)).whole)
    expect(execFileSync('unzip', ['-tq', file], { encoding: 'utf8' })).toContain('No errors detected')
    const listed = execFileSync('unzip', ['-l', file], { encoding: 'utf8', env: { ...process.env, TZ: 'UTC' } })
    expect(listed).toMatch(/2026-11-21 13:37\s+README\.txt/)
  })

  test.skipIf(!has('python3', '-V'))('is accepted by Python', async () => {
    expect(python((await zipOf(files)).whole, 'print(z.testzip(), len(z.infolist()))')).toBe('None 3')
  })

  test.skipIf(!has('python3', '-V'))('can have more than 65,535 entries', async () => {
    const { entry, bytes } = await zipEntry('one.txt', Buffer.from('one'), 0, at)
    const one = Buffer.concat(bytes)
    const entries = Array.from({ length: 70_000 }, (_, index) => ({ ...entry, offset: index * one.length }))
    const all = Buffer.concat(entries.map(() => one))
    const whole = Buffer.concat([all, zipEnd(entries, all.length)])
    expect(python(whole, 'print(len(z.infolist()), z.read("one.txt").decode())')).toBe('70000 one')
  })

  test('can be empty', async () => {
    expect((await readZip((await zipOf({})).whole)).size).toBe(0)
  })

  test('locates an entry past 4 GB in a Zip64 field', async () => {
    const offset = 5 * 2 ** 30
    const { entry, bytes } = await zipEntry('far.txt', Buffer.from('far'), offset, at)
    const end = zipEnd([entry], offset + Buffer.concat(bytes).length)
    const field = Buffer.from([1, 0, 8, 0, 0, 0, 0, 0x40, 1, 0, 0, 0])
    expect(end.includes(field)).toBe(true)
    expect(end.readUInt32LE(42)).toBe(0xffffffff)
  })
})
