import { describe, expect, test } from 'vitest'
import { type Import, importsOf } from './modules.ts'

const functions = importsOf('functions')
const sdk = /^@aws-sdk\/|^@smithy\//
const outside = /^node:(fs|net|http|https|child_process|worker_threads|dns|tls)\b/

const isOurs = ({ to }: Import) => to.startsWith('functions/')
const capabilityOf = (path: string) => path.split('/')[1] ?? ''
const folderOf = (path: string) => path.split('/')[2] ?? ''
const isShared = (path: string) => path.startsWith('functions/shared/')
const isDomain = (path: string) => folderOf(path) === 'domain'
const isHandler = (path: string) => folderOf(path) === 'handlers'
/** What may reach the outside: everything else in a capability's own folder is a use case or a schema. */
const isEdge = (path: string) => /\/(store|[a-z-]+-store|erase|export|channels?|[a-z-]+-channel)\.ts$/.test(path)
const isUseCase = ({ from }: Import) =>
  !isShared(from) &&
  from.split('/').length === 3 &&
  !isEdge(from) &&
  !/\/(schemas|routes|items|erasers|exporters|parts)\.ts$/.test(from)

/** Who may know whom, one way; `erase.ts` and `export.ts` of everybody are accounts' to call. */
const arrows: Record<string, string[]> = {
  notifications: ['appointments', 'customers', 'shifts'],
  appointments: ['customers'],
}

const breaking = (imports: readonly Import[]) => imports.map(({ from, to }) => `${from} → ${to}`)

describe('functions', () => {
  test('never import what describes, runs or tests them', () => {
    expect(breaking(functions.filter(({ to }) => /^(infra|local|test|demo|bench|tools)\//.test(to)))).toEqual([])
  })

  test('know middy in the two wrappers only', () => {
    const wrappers = ['functions/shared/http.ts', 'functions/shared/batch.ts']
    const known = functions.filter(({ from, to }) => to.startsWith('@middy/') && !wrappers.includes(from))
    expect(breaking(known)).toEqual([])
  })

  test('share what knows no capability', () => {
    const leaks = functions.filter((each) => isShared(each.from) && isOurs(each) && !isShared(each.to))
    expect(breaking(leaks)).toEqual([])
  })
})

describe('domain', () => {
  const imports = functions.filter(({ from }) => isDomain(from))

  test('knows its own domain and the errors, nothing else of ours', () => {
    const foreign = imports.filter(
      (each) =>
        isOurs(each) &&
        each.to !== 'functions/shared/errors.ts' &&
        !(isDomain(each.to) && capabilityOf(each.to) === capabilityOf(each.from)),
    )
    expect(breaking(foreign)).toEqual([])
  })

  test('reaches nothing outside the process', () => {
    expect(breaking(imports.filter(({ to }) => sdk.test(to) || outside.test(to)))).toEqual([])
  })
})

describe('use cases', () => {
  const imports = functions.filter(isUseCase)

  test('never speak to AWS', () => {
    expect(breaking(imports.filter(({ to }) => sdk.test(to)))).toEqual([])
  })

  test('are given their stores, of which they know the types', () => {
    const effects = /^functions\/shared\/(table|env|http|batch|queue|vault|keyring|clock)\.ts$/
    const taken = imports.filter(({ to, typesOnly }) => !typesOnly && (effects.test(to) || isEdge(to)))
    expect(breaking(taken)).toEqual([])
  })
})

describe('handlers', () => {
  test('wire, and never speak to AWS', () => {
    expect(breaking(functions.filter(({ from, to }) => isHandler(from) && sdk.test(to)))).toEqual([])
  })

  test('know of other capabilities their stores only', () => {
    const foreign = functions.filter(
      (each) =>
        isHandler(each.from) &&
        isOurs(each) &&
        !isShared(each.to) &&
        capabilityOf(each.to) !== capabilityOf(each.from) &&
        !isEdge(each.to) &&
        capabilityOf(each.from) !== 'docs',
    )
    expect(breaking(foreign)).toEqual([])
  })
})

describe('between capabilities', () => {
  const crossing = functions.filter(
    (each) =>
      isOurs(each) && !isShared(each.from) && !isShared(each.to) && capabilityOf(each.from) !== capabilityOf(each.to),
  )

  test('the arrows run one way', () => {
    const wrong = crossing.filter(({ from, to }) => {
      const allowed = arrows[capabilityOf(from)]?.includes(capabilityOf(to)) ?? false
      const ofAccounts = capabilityOf(from) === 'accounts' && /\/(erase|export)\.ts$/.test(to)
      const ofDocs = capabilityOf(from) === 'docs' && /routes\.ts$/.test(to)
      return !allowed && !ofAccounts && !ofDocs
    })
    expect(breaking(wrong)).toEqual([])
  })
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
