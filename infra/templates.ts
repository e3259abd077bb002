import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Code } from 'aws-cdk-lib/aws-lambda'
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api'
import { fieldpost } from './fieldpost.ts'
import type { Stage } from './stage.ts'

export type Resource = {
  readonly Type: string
  readonly Properties: Record<string, unknown>
  readonly DeletionPolicy?: string
  readonly UpdateReplacePolicy?: string
}
export type Template = {
  readonly Resources: Readonly<Record<string, Resource>>
  readonly Outputs?: Readonly<Record<string, { readonly Value: unknown; readonly Export?: unknown }>>
}
/** By stack name. */
export type Templates = Readonly<Record<string, Template>>

/** As a stage is deployed, with empty bundles. */
export function templatesOf(stage: Stage): Templates {
  return Object.fromEntries(stacksOf(stage).map(({ stackName, template }) => [stackName, template]))
}

/** What the synthesis of a stage warns of. */
export function warningsOf(stage: Stage): string[] {
  const messages = stacksOf(stage).flatMap((stack) => stack.messages)
  return messages.filter(({ level }) => level === 'warning').map(({ entry }) => String(entry.data))
}

function stacksOf(stage: Stage): readonly CloudFormationStackArtifact[] {
  const outdir = mkdtempSync(join(tmpdir(), 'fieldpost-templates-'))
  try {
    const { stacks } = fieldpost(stage, () => Code.fromInline('//'), outdir).synth({ validateOnSynthesis: false })
    for (const stack of stacks) stack.template // read before its file is deleted
    return stacks
  } finally {
    rmSync(outdir, { recursive: true, force: true })
  }
}

/** Replaces each reference to another stack's output by what the output refers to: logical ids differ between stacks. */
export function followReferences(templates: Templates): Templates {
  const follow = (_: string, value: unknown): unknown => {
    const { 'Fn::GetStackOutput': output } = Object(value) as { 'Fn::GetStackOutput'?: Record<string, string> }
    if (!output) return value
    return templates[output['StackName'] ?? '']?.Outputs?.[output['OutputName'] ?? '']?.Value
  }
  return JSON.parse(JSON.stringify(templates, follow))
}
