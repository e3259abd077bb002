import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dictionary } from '../../functions/shared/dictionary.ts'
import { dialectOf } from '../../functions/shifts/dialects/registry.ts'

const root = join(import.meta.dirname, '../..')
const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', '__defineGetter__']

test.each(inherited)('has no %s', (name) => {
  const colours = dictionary({ red: '#f00' })
  expect([colours['red'], colours[name], Object.keys(colours)]).toEqual(['#f00', undefined, ['red']])
})

test('every table of words in the code is one', () => {
  // those of docs are looked up by names of our own contract
  const files = globSync('functions/**/*.ts', { cwd: root }).filter((file) => !file.startsWith('functions/docs/'))
  const literals = files.flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return [...text.matchAll(/^(?:export )?const \w+: Readonly<Record<string, .*/gm)].map(
      ([line]) => `${file}: ${line}`,
    )
  })
  expect(literals).toEqual([])
})

test.each(inherited)('an upload whose parts are called %s is read', (name) => {
  const at = Date.UTC(2026, 10, 20, 8, 30)
  const part = `{"${name}":{"prototype":1}}`
  const coords = '"coords":{"latitude":48.1,"longitude":11.5,"accuracy":5}'
  const body = `{"location":{"timestamp":"2026-11-20T08:30:00Z",${coords},"activity":${part},"battery":${part},"${name}":${part}}}`
  for (const app of ['transistor', 'overland', 'owntracks', 'traccar', 'gpslogger'])
    expect([app, dialectOf(app)?.parse({ query: {}, body, receivedAt: at })]).toMatchObject([
      app,
      { points: [{ lat: 48.1, lon: 11.5 }] },
    ])
})
