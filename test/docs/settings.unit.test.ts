import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod'
import { defaultSettings, Settings } from '../../functions/shared/identity/account.ts'

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

test('it names every setting of an installation', () => {
  const names = [...read('infra/app.ts').matchAll(/\b(?:text|tryGetContext)\('(\w+)'\)/g)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(5)
  for (const name of new Set(names)) expect(page).toMatch(new RegExp(`^\\| \`${name}\``, 'm'))
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
