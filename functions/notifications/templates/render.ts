import { createHash } from 'node:crypto'
import { Liquid } from 'liquidjs'
import { placeOf, TemplateError, templateErrorOf } from './template-error.ts'
import type { Variables } from './variables.ts'
import type { Template } from './wording.ts'

/** Private use (Unicode): after a value that ends a sentence by itself, so that the template does not end it again. */
const ended = '\ue000'
const endings = '.!?…'

/** `templates: {}` keeps the engine off the disk. */
const engine = new Liquid({
  outputEscape: (value) => (typeof value === 'string' && endings.includes(value.at(-1) ?? ' ') ? value + ended : value),
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 20_000,
  renderLimit: 1_000,
  memoryLimit: 1_000_000,
})
// the limits do not count these: in a loop, a value added to itself grows without bound
delete engine.tags['capture']
for (const name of ['push', 'unshift']) delete engine.filters[name]

const maxCharacters = 50_000

export type Rendered = {
  readonly subject: string
  readonly text: string
  readonly template: { readonly name: string; readonly hash: string }
}

/**
 * `namesZone`: its reader's clock shows another time, so that each time is told with its zone.
 * @throws TemplateError
 */
export function render(
  { name, subject = '', body, isOurs }: Template,
  variables: Variables,
  namesZone = false,
): Rendered {
  return {
    subject: fill(subject, variables, { namesZone, isOurs }).replace(/\s+/g, ' ').trim(),
    text: fill(body, variables, { namesZone, isOurs }),
    template: { name, hash: createHash('sha256').update(`${subject}\n${body}`).digest('hex') },
  }
}

type Filling = { readonly namesZone?: boolean; readonly isOurs?: true | undefined }

/**
 * `isOurs`: has no loops, and must not fail because the machine is busy.
 * @throws TemplateError
 */
export function fill(source: string, variables: Variables, { namesZone = false, isOurs }: Filling = {}): string {
  const values = namesZone ? withZones(source, variables) : variables
  const limits = isOurs ? { renderLimit: Number.POSITIVE_INFINITY } : {}
  return asTemplateError(() => {
    const marked = String(engine.parseAndRenderSync(source, values, limits))
    if (marked.length > maxCharacters) throw new TemplateError(`renders to more than ${maxCharacters} characters`)
    return marked.replaceAll(`${ended}.`, '').replaceAll(ended, '').trim()
  })
}

/** Tags that load other templates. */
const loadingTags = /\{%-?\s*(include|render|layout|block)\b/

export type UsedVariable = { readonly name: string; readonly place: string }

/**
 * In all branches; each with its first place.
 * @throws TemplateError
 */
export function variablesIn(source: string): UsedVariable[] {
  return asTemplateError(() => {
    if (loadingTags.test(source)) throw new TemplateError('loads another template, which is not possible')
    const { globals } = engine.analyzeSync(engine.parse(source))
    return Object.entries(globals).map(([name, [first]]) => {
      return { name, place: placeOf([first?.location.row ?? 1, first?.location.col ?? 1]) }
    })
  })
}

/** The times with their zone, where the source does not tell it itself. */
function withZones(source: string, variables: Variables): Variables {
  const used = variablesIn(source).map(({ name }) => name)
  if (!('zone' in variables) || used.includes('zone')) return variables
  const { zone } = variables
  const last = used.includes('latest') ? 'latest' : 'earliest'
  const range = 'latest' in variables && variables[last] !== null ? { [last]: `${variables[last]} ${zone}` } : {}
  return { ...variables, time: `${variables.time} ${zone}`, ...range }
}

function asTemplateError<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw templateErrorOf(error)
  }
}
