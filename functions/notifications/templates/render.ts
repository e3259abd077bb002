import { createHash } from 'node:crypto'
import { Liquid } from 'liquidjs'
import type { Variables } from './variables.ts'
import type { Template } from './wording.ts'

/** Unknown variables and filters are errors, nothing is read from a disk, and no template runs for long. */
const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 20_000,
  renderLimit: 250,
  memoryLimit: 1_000_000,
})
// What is put into itself again and again doubles past all limits, which do not count these
delete engine.tags['capture']
for (const name of ['push', 'unshift']) delete engine.filters[name]

/** Of what a template makes; many times what anybody reads. */
const maxCharacters = 50_000

/** A template that cannot be read or filled; its message is for its author. */
export class TemplateError extends Error {
  constructor(cause: unknown) {
    super(cause instanceof Error ? (cause.message.split('\n')[0] ?? '').slice(0, 300) : 'cannot be rendered')
    this.name = 'TemplateError'
  }
}

export type Rendered = {
  readonly subject: string
  readonly text: string
  readonly template: { readonly name: string; readonly hash: string }
}

/** The words of a template; a text's subject is empty. Throws `TemplateError`. */
export function render({ name, subject = '', body }: Template, variables: Variables): Rendered {
  return {
    subject: fill(subject, variables).replace(/\s+/g, ' ').trim(),
    text: fill(body, variables),
    template: { name, hash: createHash('sha256').update(`${subject}\n${body}`).digest('hex') },
  }
}

/** A template with its variables filled in, without space around it. Throws `TemplateError`, also for too many characters. */
export function fill(source: string, variables: Variables): string {
  return tried(() => {
    const said = String(engine.parseAndRenderSync(source, variables))
    if (said.length > maxCharacters) throw new Error(`makes more than ${maxCharacters} characters`)
    return said.trim()
  })
}

/** Other templates, which there are none of to reach. */
const reaching = /\{%-?\s*(include|render|layout|block)\b/

/** What a template asks for from outside of itself, in whatever branch. Throws `TemplateError`. */
export function variablesIn(source: string): string[] {
  return tried(() => {
    const tag = reaching.exec(source)?.[1]
    if (tag !== undefined) throw new Error(`the tag ${tag} is not known here`)
    return engine.globalVariablesSync(source)
  })
}

function tried<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new TemplateError(error)
  }
}
