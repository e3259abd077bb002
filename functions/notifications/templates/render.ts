import { createHash } from 'node:crypto'
import { Liquid } from 'liquidjs'
import { defaultTemplates, type TemplateKind, type Variables } from './defaults.ts'

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

export type Rendered = { readonly text: string; readonly template: { readonly name: string; readonly hash: string } }

export function renderText(kind: TemplateKind, variables: Variables): Rendered {
  const { body } = defaultTemplates[kind].sms
  return { text: render(body, variables), template: named(`${kind}/sms/en`, body) }
}

export function renderMail(kind: TemplateKind, variables: Variables): Rendered & { readonly subject: string } {
  const { subject, body } = defaultTemplates[kind].email
  return {
    subject: render(subject, variables).replace(/\s+/g, ' ').trim(),
    text: render(body, variables),
    template: named(`${kind}/email/en`, `${subject}\n${body}`),
  }
}

function render(template: string, variables: Variables): string {
  return String(engine.parseAndRenderSync(template, variables)).trim()
}

function named(name: string, source: string) {
  return { name, hash: createHash('sha256').update(source).digest('hex') }
}
