import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Import, importsOf } from './modules.ts'

const functions = importsOf('functions')
const ours = functions.filter(({ to }) => to.startsWith('functions/'))
const sdk = /^@aws-sdk\/|^@smithy\//
const outside = /^node:(fs|net|http|https|child_process|worker_threads|dns|tls)\b/

const capabilityOf = (path: string) => path.split('/')[1] ?? ''
const isShared = (path: string) => capabilityOf(path) === 'shared'
/** What a capability shows to the erasure and to exports. */
const isFace = (path: string) => /^functions\/[a-z-]+\/(erasers|exporters)\.ts$/.test(path)
/** The folder below a capability, `root` for what lies beside the rooms, `face` for its erasers and exporters. */
const roomOf = (path: string) => {
  if (isFace(path)) return 'face'
  const [, , room] = path.split('/')
  return room === undefined || room.endsWith('.ts') ? 'root' : room
}
const isDomain = (path: string) => roomOf(path) === 'domain'
const isHandler = (path: string) => roomOf(path) === 'handlers'
const isStore = (path: string) => path.endsWith('-store.ts')
const isClient = (path: string) => path.endsWith('-client.ts')
const isRoutes = (path: string) => path.endsWith('/routes.ts')

/** Which capability may import which, besides `shared`. */
const capabilities: Readonly<Record<string, readonly string[]>> = {
  notifications: ['appointments', 'customers', 'shifts'],
  appointments: ['customers'],
  erasure: ['accounts'],
  exports: [],
  accounts: ['customers', 'shifts'],
  customers: [],
  shifts: [],
  board: ['accounts', 'appointments', 'customers', 'notifications', 'shifts'],
  due: [],
  pages: ['appointments', 'customers', 'notifications', 'shifts'],
  docs: [],
}

/** Rooms that handlers of another capability wire: what an appointment shows of its reminders is decided in notifications. */
const wired: Readonly<Record<string, readonly string[]>> = {
  'appointments/handlers': ['notifications/outlook', 'notifications/root'],
}

/**
 * Which room may import which of its own capability. Every room may also use `domain`; `handlers` may use every room;
 * `face` is `root` with the stores that open rows. A room that is missing here may use nothing.
 */
const rooms: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  shifts: {
    face: ['store', 'tracks', 'track-erasure'],
    clocking: ['corrections', 'compaction', 'shift', 'store'],
    'auto-close': ['clocking', 'corrections', 'compaction', 'tracks', 'shift', 'store'],
    corrections: ['compaction', 'shift', 'store'],
    timesheets: ['shift', 'store'],
    tracks: ['shift', 'store'],
    'track-erasure': ['compaction', 'shift', 'store'],
    'ping-counts': ['shift', 'store'],
    changes: ['store'],
    ingest: ['dialects', 'store'],
    compaction: ['store'],
    shift: ['store'],
    store: [],
    dialects: [],
  },
  accounts: {
    face: ['root'],
    members: ['root', 'identity', 'invitations'],
    invitations: ['root', 'identity'],
    'contact-address': ['root', 'invitations'],
    devices: ['root', 'members'],
    'tracking-notice': ['root', 'members'],
    audit: ['root', 'members'],
    keys: ['root'],
    root: ['identity'],
    identity: [],
  },
  erasure: {
    face: ['root'],
    registry: [],
    'deletion-page': ['root'],
    owners: [],
    status: ['root'],
    subjects: ['root'],
    audit: ['root'],
    root: ['owners'],
  },
  exports: { face: ['root'], registry: [], root: [] },
  notifications: {
    face: ['root'],
    sending: ['bulk', 'planning', 'drafting', 'templates', 'email', 'preferences', 'root'],
    requests: ['drafting', 'templates', 'root'],
    bulk: ['requests', 'drafting', 'templates', 'root'],
    planning: ['drafting', 'templates', 'email', 'root'],
    outlook: ['drafting', 'root'],
    drafting: ['root'],
    templates: ['email', 'root'],
    feedback: ['root'],
    inbound: ['root'],
    preferences: ['email', 'root'],
    'consent-page': ['preferences', 'root'],
    history: ['root'],
    email: ['root'],
    root: [],
  },
  customers: { face: ['root'], import: ['consent', 'root'], consent: ['root'], root: [] },
  appointments: { face: ['root'], root: [] },
  board: { root: [] },
  due: { root: [] },
  docs: { page: ['guide'], guide: [], components: [], operations: ['components'], root: ['components', 'operations'] },
  pages: { privacy: ['root'], terms: ['root'], root: [] },
  shared: {
    http: ['identity', 'table', 'crypto', 'csv', 'root'],
    messages: ['table', 'background', 'root'],
    erasure: ['background', 'identity', 'table', 'crypto', 'csv', 'root'],
    ledger: ['table', 'root'],
    identity: ['table', 'crypto', 'root'],
    background: ['table', 'root'],
    table: ['crypto', 'root'],
    crypto: ['root'],
    csv: [],
    root: [],
  },
}

const breaking = (imports: readonly Import[]) => imports.map(({ from, to }) => `${from} → ${to}`)

/** The groups of nodes that reach each other, of more than one node. */
function circlesOf(arrows: readonly (readonly [string, string])[]): string[][] {
  const next = Map.groupBy(arrows, ([from]) => from)
  const reach = (start: string) => {
    const seen = new Set<string>()
    const open = [start]
    for (let node = open.pop(); node !== undefined; node = open.pop())
      for (const [, to] of next.get(node) ?? [])
        if (!seen.has(to)) {
          seen.add(to)
          open.push(to)
        }
    return seen
  }
  const reached = new Map([...next.keys()].map((node) => [node, reach(node)]))
  const circular = [...reached.keys()].filter((node) => reached.get(node)?.has(node))
  return [...Map.groupBy(circular, (node) => circular.filter((each) => reached.get(node)?.has(each)).join())]
    .map(([members]) => members.split(','))
    .filter((members) => members.length > 1)
}

test('the search for circles finds one', () => {
  const arrows = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'a'],
    ['c', 'd'],
  ] as const
  expect(circlesOf(arrows)).toEqual([['a', 'b', 'c']])
})

describe('functions', () => {
  test('never import what describes, runs or tests them', () => {
    expect(breaking(functions.filter(({ to }) => /^(infra|local|test|demo|bench|tools)\//.test(to)))).toEqual([])
  })

  test('make handlers with the one base: the timeout of Middy would leave work behind', () => {
    const importers = functions.filter(({ to, typesOnly }) => to === '@middy/core' && !typesOnly)
    expect(importers.map(({ from }) => from)).toEqual(['functions/shared/lambda-handler.ts'])
    const users = ours.filter(({ to }) => to === 'functions/shared/lambda-handler.ts').map(({ from }) => from)
    expect(users.sort()).toEqual(['functions/shared/background/sqs-batch.ts', 'functions/shared/http/http.ts'])
  })

  test('have no circle of files', () => {
    expect(circlesOf(ours.map(({ from, to }) => [from, to]))).toEqual([])
  })
})

describe('between capabilities', () => {
  const crossing = ours.filter(({ from, to }) => capabilityOf(from) !== capabilityOf(to) && !isShared(to))

  test('the arrows run one way; only the erasure and exports see the faces, only docs sees routes, and names schemas', () => {
    const wrong = crossing.filter(({ from, to }) => {
      const [one, other] = [capabilityOf(from), capabilityOf(to)]
      if (one === 'shared') return true
      if (isFace(to)) return !['erasure', 'exports'].includes(one)
      if (one === 'docs') return !isRoutes(to) && roomOf(from) !== 'components'
      const isWired = wired[`${one}/${roomOf(from)}`]?.includes(`${other}/${roomOf(to)}`)
      return !isWired && !capabilities[one]?.includes(other)
    })
    expect(breaking(wrong)).toEqual([])
  })

  test('handlers use the stores, clients and use cases of others, never their handlers or routes', () => {
    const wrong = crossing.filter(({ to }) => isHandler(to))
    const routes = crossing.filter(({ from, to }) => isRoutes(to) && capabilityOf(from) !== 'docs')
    expect(breaking([...wrong, ...routes])).toEqual([])
  })
})

describe('between rooms', () => {
  const inside = ours.filter(
    ({ from, to }) =>
      capabilityOf(from) === capabilityOf(to) && roomOf(from) !== roomOf(to) && !isDomain(to) && !isHandler(from),
  )

  test('the arrows are those of the plan', () => {
    const wrong = inside.filter(({ from, to }) => {
      const isRegistry = roomOf(from) === 'registry' && isFace(to)
      const isPlan = from.endsWith('/subject-plans.ts') && isFace(to)
      return !isRegistry && !isPlan && !rooms[capabilityOf(from)]?.[roomOf(from)]?.includes(roomOf(to))
    })
    expect(breaking(wrong)).toEqual([])
  })

  test('no two rooms, of one capability or of two, import each other, directly or on the way over others', () => {
    const nameOf = (path: string) => `${capabilityOf(path)}/${roomOf(path)}`
    const arrows = ours.map(({ from, to }) => [nameOf(from), nameOf(to)] as const)
    expect(circlesOf(arrows.filter(([from, to]) => from !== to))).toEqual([])
  })
})

describe('domain', () => {
  const imports = functions.filter(({ from }) => isDomain(from))

  test('imports its own domain, the domain of a capability that it builds on, and what of shared is pure', () => {
    const csv = ['csv/read-csv', 'csv/write-csv', 'csv/formulas']
    const pure = ['errors', 'instant', 'language', 'hidden-characters', 'stored-zone', 'dictionary', ...csv]
    const shared = pure.map((name) => `functions/shared/${name}.ts`)
    const foreign = imports.filter(({ from, to }) => {
      if (!to.startsWith('functions/') || shared.includes(to)) return false
      const [one, other] = [capabilityOf(from), capabilityOf(to)]
      return !isDomain(to) || (one !== other && !capabilities[one]?.includes(other))
    })
    expect(breaking(foreign)).toEqual([])
  })

  test('reaches nothing outside the process', () => {
    expect(breaking(imports.filter(({ to }) => sdk.test(to) || outside.test(to)))).toEqual([])
  })
})

describe('AWS', () => {
  /** What the wrappers around the engines are made of. */
  const isWrapper = (path: string) =>
    /^functions\/shared\/(table|background)\/[a-z-]+\.ts$/.test(path) ||
    /^functions\/shared\/crypto\/(keyring|kms-vault)\.ts$/.test(path)
  const calls = functions.filter(({ from, to }) => sdk.test(to) && !isWrapper(from))

  test('is spoken to by stores and clients alone', () => {
    expect(breaking(calls.filter(({ from }) => !isStore(from) && !isClient(from)))).toEqual([])
  })

  test('DynamoDB by stores, every other service by clients', () => {
    const database = /^@aws-sdk\/(client-dynamodb|lib-dynamodb|util-dynamodb)/
    const wrong = calls.filter(({ from, to }) => (database.test(to) ? isClient(from) : isStore(from)))
    expect(breaking(wrong)).toEqual([])
  })
})

test('use cases are given their stores and clients, of which they know the types', () => {
  const effects =
    /^functions\/shared\/(table\/table|env|http\/http|background\/(sqs-batch|work-queue)|crypto\/(kms-vault|keyring)|clock)\.ts$/
  const isEdge = (path: string) => isStore(path) || isClient(path)
  const useCases = ours.filter(
    ({ from }) => !isShared(from) && !isHandler(from) && !isDomain(from) && !isEdge(from) && !isFace(from),
  )
  const taken = useCases.filter(({ to, typesOnly }) => !typesOnly && (effects.test(to) || isEdge(to)))
  expect(breaking(taken)).toEqual([])
})

test('a folder holds about twenty files at most', () => {
  const files = [
    ...new Set(
      ['functions', 'infra', 'local', 'test', 'bench', 'demo', 'tools'].flatMap(importsOf).map(({ from }) => from),
    ),
  ]
  const crowded = [...Map.groupBy(files, dirname)].filter(([, inside]) => inside.length > 22)
  expect(crowded.map(([folder, inside]) => `${folder}: ${inside.length}`)).toEqual([])
})

test('infra knows of functions the keys only, and nothing of what runs or tests it', () => {
  const known = importsOf('infra').filter(
    ({ to }) => /^(functions|local|test|demo|bench)\//.test(to) && to !== 'functions/shared/keys.ts',
  )
  expect(breaking(known)).toEqual([])
})

test('the local cloud holds no business rule: it knows no function', () => {
  expect(breaking(importsOf('local').filter(({ to }) => to.startsWith('functions/')))).toEqual([])
})
