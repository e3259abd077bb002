import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { openClock } from '../../local/clock.ts'
import { deleteFolder, openFolder } from '../../local/state/folder.ts'
import { openJournal } from '../../local/state/journal.ts'
import { freePort, type Ports, takePorts } from '../../local/state/ports.ts'
import { cached, writableFolder } from '../../local/synth/cache.ts'
import { fingerprint } from '../../local/synth/fingerprint.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpost-unit-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('a journal drops the line that a kill cut off, and keeps the others', () => {
  const file = join(folder, 'texts.jsonl')
  openJournal(file, z.string()).append('first')
  appendFileSync(file, '"sec')
  const again = openJournal(file, z.string())
  again.append('third')
  expect(again.all()).toEqual(['first', 'third'])
  expect(openJournal(file, z.string()).all()).toEqual(['first', 'third'])
})

test('a journal with nonsense in its middle is a broken state', () => {
  const file = join(folder, 'texts.jsonl')
  writeFileSync(file, 'nonsense\n"good"\n')
  expect(() => openJournal(file, z.string())).toThrow('npm run reset')
})

test('a state folder belongs to one stage, and only a state folder is deleted', () => {
  const state = join(folder, 'state')
  expect(openFolder(state, 'local', true).demo).toBe('wanted')
  expect(() => openFolder(state, 'test', false)).toThrow('stage local')
  expect(deleteFolder(state)).toBe('deleted')
  expect(deleteFolder(state)).toBe('missing')
  writeFileSync(join(folder, 'mine.txt'), 'mine')
  expect(() => openFolder(folder, 'local', false)).toThrow('not empty')
  expect(() => deleteFolder(folder)).toThrow('nothing was deleted')
})

test('ports are held until they are released, and taken again where they are free', async () => {
  const numbersOf = (ports: Ports) => Object.values(ports).map(({ port }) => port)
  const releaseAll = (ports: Ports) => Promise.all(Object.values(ports).map(({ release }) => release()))
  const first = await takePorts(folder)
  expect(new Set(numbersOf(first)).size).toBe(Object.keys(first).length)
  expect(await freePort(first.aws.port)).toBeUndefined()
  expect(await first.aws.release()).toBe(first.aws.port)
  expect(await freePort(first.aws.port)).toBe(first.aws.port)
  await releaseAll(first)
  const again = await takePorts(folder)
  expect(numbersOf(again)).toEqual(numbersOf(first))
  await releaseAll(again)
})

test('the clock keeps its offset', () => {
  openClock(folder).setOffset(5000)
  const clock = openClock(folder)
  expect(clock.offset()).toBe(5000)
  expect(Math.abs(clock.now() - Date.now() - 5000)).toBeLessThan(50)
})

test('a synthesis is made once for all who ask at the same time, and only a whole one is seen', async () => {
  let made = 0
  const make = async (directory: string) => {
    made += 1
    await mkdir(directory)
    await new Promise((resolve) => setTimeout(resolve, 50))
    await writeFile(join(directory, 'whole'), '')
  }
  const directories = await Promise.all([1, 2, 3].map(() => cached(folder, 'key', make)))
  expect([made, new Set(directories).size]).toEqual([1, 1])
  expect(existsSync(join(folder, 'key', 'whole'))).toBe(true)
})

test('a checkout that cannot be written leaves the synthesis to the state folder', async () => {
  const [first, second] = [join(folder, 'checkout', 'cache'), join(folder, 'state')]
  writeFileSync(join(folder, 'file'), '')
  expect(await writableFolder(first, second)).toBe(first)
  expect(await writableFolder(join(folder, 'file', 'cache'), second)).toBe(second)
})

test('a synthesis that fails leaves nothing behind, and the next one may succeed', async () => {
  const failing = cached(folder, 'key', async (directory) => {
    await mkdir(directory)
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await cached(folder, 'key', async (directory) => void (await mkdir(directory)))
  expect(await readdir(folder)).toContain('key')
})

test('a fingerprint follows content and variables, not times', async () => {
  const print = (variables = {}) => fingerprint(folder, ['infra'], variables)
  await mkdir(join(folder, 'infra'))
  await writeFile(join(folder, 'infra', 'a.ts'), 'one')
  const first = await print()
  await writeFile(join(folder, 'infra', 'a.ts'), readFileSync(join(folder, 'infra', 'a.ts')))
  expect(await print()).toBe(first)
  expect(await print({ stage: 'test' })).not.toBe(first)
  await writeFile(join(folder, 'infra', 'a.ts'), 'two')
  expect(await print()).not.toBe(first)
})
