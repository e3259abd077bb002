import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Names that were replaced by the field's terms (docs/adr/0012-rooms-and-words.md), as whole words. */
const retiredNames = [
  ...[
    'Wake',
    'wakeOf',
    'WakeQueue',
    'nudge',
    'goOnDue',
    'giveBackDue',
    'dropDue',
    'endDue',
    'persistently',
    'Patience',
  ],
  ...['sealTrack', 'foldTrack', 'sealAt', 'sealedAt', 'reseal', 'unsealed track', 'leftOvers', 'answerAsk', 'askAt'],
  ...['closeOnWake', 'closeEarlier', 'closingDue', 'turnTaken', 'hoursGuard', 'HoursGuard', 'takeNoneBefore'],
  ...['dayCount', 'DayCount', 'newsFor', 'newsTo', 'takeBack', 'takeUpload', 'keepLate', 'storedPoints', 'nameable'],
  ...[
    'HearTexts',
    'hearText',
    'LearnOfMails',
    'LearnOfTexts',
    'SealTracks',
    'CloseShifts',
    'GiveUpKeys',
    'WatchErasures',
  ],
  ...['SEAL_QUEUE_URL', 'CLOSING_QUEUE_URL', 'KEY_LOOK_QUEUE_URL', 'ROTATION_QUEUE_URL', 'MAIL_DOMAIN', 'mailDomain'],
  ...['erase-part', 'erase-part-now', 'give-up-key', 'track_unsealed', 'export_given_up', 'erasure_of_somebody_there'],
  ...['answerChannel', 'openShelf', 'evenFenced', 'mailChannel', 'textChannel', 'loginChannel', 'signInChannel'],
  ...['recordDecision', 'whoHasPhone', 'whoseMessage', 'isGreeting', 'rightMoment', 'putAside', 'makeMessage'],
  ...[
    'partErasure',
    'erasePart',
    'removeOutside',
    'handOverReceipt',
    'tellOwner',
    'giveUpKeys',
    'KeyLook',
    'wrapAgain',
  ],
  ...['rowNaming', 'rowsBehind', 'rowsUnder', 'leftOut', 'houseOf', 'furnish', 'opensFor', 'takesFrom', 'listensTo'],
  ...['mailPointer', 'mailHash', 'renderMail', 'sendMail', 'templateFor', 'arePings', 'readInstant', 'eraseOutside'],
]

/** Words of prose that hide who acts. */
const hiddenActors = ['nobody', 'somebody', 'whoever', 'untold']

/** Pages that name the old words on purpose. */
const historical = [
  'docs/adr/0012-rooms-and-words.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'test/infra/words.unit.test.ts',
]

const code = ['functions', 'infra', 'local', 'demo', 'bench', 'tools', 'test'].flatMap((folder) =>
  globSync(`${folder}/**/*.ts`, { cwd: root }),
)
const pages = [...globSync('*.md', { cwd: root }), ...globSync('{docs,functions,local,test}/**/*.md', { cwd: root })]
const files = [...code, ...pages].filter((path) => !historical.includes(path))

const uses = (paths: readonly string[], words: readonly string[], flags: string) => {
  const pattern = new RegExp(`(?<![\\w-])(?:${words.join('|')})(?![\\w-])`, flags)
  return paths.flatMap((path) =>
    read(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 100)}`] : [])),
  )
}

describe('words', () => {
  test('that were replaced are used nowhere', () => {
    expect(uses(files, retiredNames, '')).toEqual([])
  })

  test('name who acts', () => {
    const sources = files.filter((path) => !path.startsWith('test/'))
    expect(uses(sources, hiddenActors, 'i')).toEqual([])
  })
})

describe('one verb goes from Lambda to use case', () => {
  const functions = globSync('infra/capabilities/*.ts', { cwd: root }).flatMap((path) =>
    [...read(path).matchAll(/new ServiceFunction\((?:this|scope), '(\w+)', \{\s*entry: '([^']+)'/g)].map(
      ([, id = '', entry = '']) => ({ id, entry, stem: basename(entry, '.ts') }),
    ),
  )
  const pascal = (stem: string) => stem.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())

  test('every handler is found', () => {
    expect(functions.length).toBe(globSync('functions/*/handlers/*.ts', { cwd: root }).length)
  })

  test.each(functions)('$id runs a handler of that name', ({ id, stem }) => {
    expect(pascal(stem)).toBe(id)
  })

  const workers = functions.filter(({ entry }) => !/\bhttp(With)?\(/.test(read(`functions/${entry}`)))

  test.each(workers)('$id wires a use case that begins with its verb', ({ entry, stem }) => {
    const [verb = ''] = stem.split('-')
    const imported = [...read(`functions/${entry}`).matchAll(/import \{([^}]+)\} from '\.\.\/[^']+'/g)].flatMap(
      ([, names = '']) => names.split(',').map((name) => name.trim()),
    )
    expect(imported.some((name) => name.startsWith(verb))).toBe(true)
  })
})
