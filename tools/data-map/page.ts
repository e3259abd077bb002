import type { Access } from '../../functions/shared/http/route.ts'
import type { ItemType } from '../../functions/shared/keys.ts'
import { elsewhere } from './elsewhere.ts'
import { type Held, heldItems } from './held.ts'
import { type Reader, readersOf } from './readers.ts'
import { resources } from './template.ts'

const callers: Readonly<Record<Access, string>> = {
  public: 'no login needed',
  login: 'any login',
  worker: 'every member',
  staff: 'office and owner',
  owner: 'owner',
}

export function dataMap(): string {
  const all = resources()
  const readers = readersOf(all)
  return [
    '# What is held about people',
    '',
    'Made by `npm run data-map` of the item definitions and of the synthesized roles; a test says when it is out of date.',
    '',
    '**Sealed** fields are one attribute of a row, encrypted with the account’s own data key: a function that may read the row',
    'and has no right to the keys sees bytes. What is **readable** are ids, times, states, counts and hashes. The functions',
    'below are named with the least role that calls them; what such a caller then sees of others, the routes decide (a worker',
    'own shifts and tracks only). No function reads across accounts for a caller. A pointer is a row that only leads from a hash to another row.',
    '',
    ...heldItems().flatMap((held) => sectionOf(held, readers(held.type))),
    '## Outside of the table',
    '',
    '| what | holds | until |',
    '| --- | --- | --- |',
    ...elsewhere(all).map(({ what, holds, until }) => `| ${what} | ${holds} | ${until} |`),
    '',
  ].join('\n')
}

function sectionOf({ type, until, readable, sealed }: Held, readers: readonly Reader[]): string[] {
  const fields = sealed.map(({ field, why }) => `| \`${field}\` | ${why} |`)
  return [
    `## \`${type satisfies ItemType}\``,
    '',
    `Kept ${until}.${readable.length > 0 ? ` Readable: ${readable.join('; ')}.` : ''}`,
    '',
    ...(fields.length > 0 ? ['| sealed | why |', '| --- | --- |', ...fields, ''] : []),
    ...(fields.length > 0 ? openersLines(readers) : readersLine('Read by', readers)),
    ...(readers.length === 0 ? ['No function may read it.', ''] : []),
  ]
}

function openersLines(readers: readonly Reader[]): string[] {
  const openers = readers.filter(({ opens }) => opens)
  const others = readers.filter(({ opens }) => !opens)
  return [...readersLine('Read and opened by', openers), ...readersLine('Read as it lies, without keys, by', others)]
}

function readersLine(title: string, readers: readonly Reader[]): string[] {
  const named = readers.map(
    ({ name, calledBy }) => `\`${name}\` (${calledBy ? callers[calledBy] : 'in the background'})`,
  )
  return named.length === 0 ? [] : [`${title}: ${named.join(', ')}.`, '']
}
