import { exampleFile, readStage } from '../../infra/read-stage.ts'
import { followReferences, templatesOf } from '../../infra/templates.ts'

export type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties: Properties }>>
export type Properties = Readonly<Record<string, unknown>>

/** Of a production installation, by logical id. Leaves the functions' bundles out. */
export function resources(): Resources {
  const templates = followReferences(templatesOf(readStage({ file: exampleFile })))
  return Object.assign({}, ...Object.values(templates).map(({ Resources }) => Resources))
}

export function ofType(all: Resources, type: string): [id: string, properties: Properties][] {
  return Object.entries(all).flatMap(([id, { Type, Properties }]) => (Type === type ? [[id, Properties]] : []))
}

/** At any depth. */
export function pointsTo(value: unknown, id: string): boolean {
  const text = JSON.stringify(value)
  return text.includes(`{"Ref":"${id}"}`) || text.includes(`{"Fn::GetAtt":["${id}",`)
}

export function list<T>(value: T | readonly T[]): readonly T[] {
  return Array.isArray(value) ? value : [value as T]
}
