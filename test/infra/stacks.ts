import { exampleFile, readStage } from '../../infra/read-stage.ts'
import { isHermetic, type Stage } from '../../infra/stage.ts'
import { followReferences, type Resource, templatesOf } from '../../infra/templates.ts'

/** Of `local` and `test` as they are; of any other name the example installation. */
export function exampleStage(name: string): Stage {
  return readStage({ stage: name, file: isHermetic(name) ? undefined : exampleFile })
}

/** The resources as a stage would be deployed, with references between stacks followed. */
export function synthesize(name = 'production', changes: Partial<Stage> = {}) {
  const templates = followReferences(templatesOf({ ...exampleStage(name), ...changes }))
  const resources = (stack: string) => templates[`Fieldpost-${name}-${stack}`]?.Resources ?? {}
  return { data: resources('data'), service: resources('service'), alarms: resources('alarms') }
}

export type Stacks = ReturnType<typeof synthesize>

export function ofType(resources: Readonly<Record<string, Resource>>, type: string): [id: string, each: Resource][] {
  return Object.entries(resources).filter(([, resource]) => resource.Type === type)
}

/** The logical id that a `Ref` or `GetAtt` points to. */
export function target(reference: unknown): string | undefined {
  const { Ref, 'Fn::GetAtt': attribute } = reference as { Ref?: string; 'Fn::GetAtt'?: [string, string] }
  return Ref ?? attribute?.[0]
}
