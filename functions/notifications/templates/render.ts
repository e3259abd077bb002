import { createHash } from 'node:crypto'
import { Liquid } from 'liquidjs'
import { placeOf, TemplateError, templateErrorOf } from './template-error.ts'
import type { Variables } from './variables.ts'
import type { Template } from './wording.ts'

/** `templates: {}` keeps the engine off the disk. */
const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 20_000,
  renderLimit: 250,
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

/** @throws TemplateError */
export function render({ name, subject = '', body }: Template, variables: Variables): Rendered {
  return {
    subject: fill(subject, variables).replace(/\s+/g, ' ').trim(),
    text: fill(body, variables),
    template: { name, hash: createHash('sha256').update(`${subject}\n${body}`).digest('hex') },
  }
}

/** @throws TemplateError */
export function fill(source: string, variables: Variables): string {
  return asTemplateError(() => {
    const output = String(engine.parseAndRenderSync(source, variables))
    if (output.length > maxCharacters) throw new TemplateError(`renders to more than ${maxCharacters} characters`)
    return output.trim()
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

function asTemplateError<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw templateErrorOf(error)
  }
}
