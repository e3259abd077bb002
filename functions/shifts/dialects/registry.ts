import { dictionary } from '../../shared/dictionary.ts'
import type { Dialect } from './dialect.ts'
import { gpslogger } from './gpslogger.ts'
import { overland } from './overland.ts'
import { owntracks } from './owntracks.ts'
import { traccar } from './traccar.ts'
import { transistor } from './transistor.ts'

const dialects = dictionary<Dialect>({ overland, owntracks, traccar, gpslogger, transistor })
const known = Object.entries(dialects).map(([name, dialect]): NamedDialect => ({ ...dialect, name }))

export type NamedDialect = Dialect & { readonly name: string }

/** By a name as people type it: in any case, with a dash or a dot, one letter wrong. No two names are alike. */
export function dialectOf(typed: string): NamedDialect | undefined {
  const word = typed.toLowerCase().replace(/[^a-z]/g, '')
  return known.find(({ name }) => differByOne(name, word))
}

/** By a letter that is missing, added or another, or by two that changed places. */
function differByOne(name: string, word: string): boolean {
  let same = 0
  while (same < name.length && name[same] === word[same]) same += 1
  const [a, b] = [name.slice(same), word.slice(same)]
  const isSwapped = a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2)
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || isSwapped
}
