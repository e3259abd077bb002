import { createHash } from 'node:crypto'
import { Liquid } from 'liquidjs'
import type { Template } from './defaults.ts'
import type { Variables } from './variables.ts'

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

export type Rendered = {
  readonly subject: string
  readonly text: string
  readonly template: { readonly name: string; readonly hash: string }
}

/** The words of a template; a text's subject is empty. Throws what the template's author must mend. */
export function render({ name, subject = '', body }: Template, variables: Variables): Rendered {
  return {
    subject: fill(subject, variables).replace(/\s+/g, ' ').trim(),
    text: fill(body, variables),
    template: { name, hash: createHash('sha256').update(`${subject}\n${body}`).digest('hex') },
  }
}

export function fill(source: string, variables: Variables): string {
  return String(engine.parseAndRenderSync(source, variables)).trim()
}
