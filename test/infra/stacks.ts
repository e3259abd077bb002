import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { fieldpost } from '../../infra/fieldpost.ts'
import { exampleFile, readStage } from '../../infra/read-stage.ts'
import { isHermetic, type Stage } from '../../infra/stage.ts'

export type Resource = {
  readonly Type: string
  readonly Properties: Record<string, unknown>
  readonly DeletionPolicy?: string
}
type Template = { readonly Resources: Record<string, Resource> }

/** Of `local` and `test` as they are; of any other name the example installation. */
function exampleStage(name: string): Stage {
  return readStage({ stage: name, file: isHermetic(name) ? undefined : exampleFile })
}

/** The templates as a stage would be deployed, with empty bundles: what a function holds is not looked at here. */
export function synthesize(name = 'production', changes: Partial<Stage> = {}) {
  const outdir = mkdtempSync(join(tmpdir(), 'fieldpost-templates-'))
  try {
    const app = fieldpost({ ...exampleStage(name), ...changes }, () => Code.fromInline('//'), outdir)
    const assembly = app.synth({ validateOnSynthesis: false })
    const template = (stack: string): Template => assembly.getStackByName(`Fieldpost-${name}-${stack}`).template
    return { data: template('data').Resources, service: template('service').Resources }
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}

export type Stacks = ReturnType<typeof synthesize>

export function ofType(resources: Record<string, Resource>, type: string): [id: string, resource: Resource][] {
  return Object.entries(resources).filter(([, resource]) => resource.Type === type)
}

/** The logical id that a `Ref` or `GetAtt` points to. */
export function target(reference: unknown): string | undefined {
  const { Ref, 'Fn::GetAtt': attribute } = reference as { Ref?: string; 'Fn::GetAtt'?: [string, string] }
  return Ref ?? attribute?.[0]
}
