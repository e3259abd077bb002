import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
let copy: string

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'fieldpost-types-'))
  cpSync(join(root, 'functions'), join(copy, 'functions'), { recursive: true })
  cpSync(join(root, 'package.json'), join(copy, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const { compilerOptions } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'))
  const files = ['functions/erasure/registry/all-erasers.ts', 'functions/exports/registry/all-exporters.ts']
  writeFileSync(join(copy, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
})
afterAll(() => rmSync(copy, { recursive: true, force: true }))

/** The files in which the compiler finds errors. */
function filesWithErrors(): string[] {
  const { stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['--noEmit', '-p', copy], { encoding: 'utf8' })
  const files = stdout.split('\n').flatMap((line) => /^(\S+?)\(\d+,\d+\): error/.exec(line)?.[1] ?? [])
  return [...new Set(files.map((file) => file.slice(file.indexOf('functions/'))))].sort()
}

test('an item type without eraser or exporter does not compile (erasure rule 3)', () => {
  expect(filesWithErrors()).toEqual([])
  const keys = join(copy, 'functions/shared/keys.ts')
  const before = readFileSync(keys, 'utf8')
  const after = before.replace('  account: 1,\n', '  account: 1,\n  invoice: 1,\n')
  expect(after).not.toBe(before)
  writeFileSync(keys, after)
  expect(filesWithErrors()).toEqual([
    'functions/erasure/registry/all-erasers.ts',
    'functions/exports/registry/all-exporters.ts',
  ])
})
