import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { fieldpost } from '../../infra/fieldpost.ts'
import { exampleFile, readStage } from '../../infra/read-stage.ts'

export type Resources = Readonly<Record<string, { readonly Type: string; readonly Properties: Properties }>>
export type Properties = Readonly<Record<string, unknown>>

/** Of a production installation, by logical id. Leaves the functions' bundles out. */
export function resources(): Resources {
  const outdir = mkdtempSync(join(tmpdir(), 'fieldpost-data-map-'))
  try {
    const assembly = fieldpost(readStage({ file: exampleFile }), () => Code.fromInline('//'), outdir).synth({
      validateOnSynthesis: false,
    })
    return Object.assign({}, ...assembly.stacks.map(({ template }) => template.Resources))
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
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
