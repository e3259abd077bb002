import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { defaultSettings, Settings } from '../../functions/shared/identity/account.ts'
import { Installation } from '../../infra/installation.ts'

const root = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const page = read('docs/settings.md')

function leaves(schema: z.ZodObject, path = ''): string[] {
  return Object.entries(schema.shape).flatMap(([name, each]) =>
    each instanceof z.ZodObject ? leaves(each, `${path}${name}.`) : [`${path}${name}`],
  )
}

test.each(leaves(Settings))('docs/settings.md describes the account setting %s', (path) => {
  expect(page).toContain(`\`${path}\``)
})

test('it names the defaults of numbers', () => {
  const rowOf = (name: string) => page.split('\n').find((line) => line.includes(`.${name}\` |`)) ?? ''
  const { retention, shifts, messaging } = defaultSettings
  for (const [name, value] of Object.entries({ ...retention, ...shifts, ...messaging }))
    if (typeof value === 'number') expect(rowOf(name)).toContain(`| ${value.toLocaleString('en')} |`)
})

const { caps, ...keys } = Installation.shape
const settings = [...Object.keys(keys), ...Object.keys(caps.unwrap().shape).map((name) => `caps.${name}`)]

test.each(settings)('it names the setting %s of an installation, once', (name) => {
  expect(page.split('\n').filter((line) => line.startsWith(`| \`${name}\` |`))).toHaveLength(1)
})

test('it names no setting that an installation has not', () => {
  const [, table = ''] = /\n\| key \|[^\n]*\n\|[-|]+\n((?:\|[^\n]*\n)+)/.exec(page) ?? []
  const described = [...table.matchAll(/^\| `([\w.]+)`/gm)].map(([, name]) => name)
  expect(described.sort()).toEqual([...settings].sort())
})

test('it names the defaults of an installation', () => {
  for (const [name, value] of Object.entries({ ...Installation.parse({}), ...Installation.parse({}).caps }))
    if (typeof value !== 'object')
      expect(page).toMatch(new RegExp(`^\\| \`(caps\\.)?${name}\` \\| [^|]*\`${value}\``, 'm'))
})

test('it names every variable that is read on a machine', () => {
  const files = globSync('{infra,local,demo,bench,test}/**/*.ts', { cwd: root }).filter(
    (file) => !file.includes('/fixture/'),
  )
  const names = files.flatMap((file) =>
    [...read(file).matchAll(/process\.env\['(\w+)'\]/g)].map(([, name]) => name ?? ''),
  )
  const internal = ['CDK_OUTDIR', 'DYNAMODB_LOCAL_PORT', 'SMTP_TRANSPORT', 'TZ', 'PATH', 'TABLE_NAME', 'ACCOUNT_KEY']
  const known = [...new Set(names)].filter((name) => !internal.includes(name) && !name.startsWith('npm_'))
  for (const name of known) expect(page).toContain(`\`${name}\``)
})
