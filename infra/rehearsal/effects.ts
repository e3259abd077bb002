import { diffTemplate, ResourceImpact } from '@aws-cdk/cloudformation-diff'
import type { Resource, Template, Templates } from '../templates.ts'

export type Effect = {
  readonly stack: string
  /** Logical id. */
  readonly id: string
  readonly type: string
  readonly what: 'created' | 'updated' | 'replaced' | 'deleted'
  /** The old resource stays when it is replaced or deleted. */
  readonly retained: boolean
}

const impacts: Partial<Record<ResourceImpact, Effect['what']>> = {
  [ResourceImpact.WILL_CREATE]: 'created',
  [ResourceImpact.WILL_UPDATE]: 'updated',
  [ResourceImpact.WILL_REPLACE]: 'replaced',
  // Depends on a value that only a deployment knows.
  [ResourceImpact.MAY_REPLACE]: 'replaced',
  [ResourceImpact.WILL_DESTROY]: 'deleted',
  [ResourceImpact.WILL_ORPHAN]: 'deleted',
}

/** What a deployment of `after` over `before` does. Stacks are compared by name. */
export function effectsOf(before: Templates, after: Templates): Effect[] {
  const empty: Template = { Resources: {} }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((stack) => {
    const [old, fresh] = [before[stack] ?? empty, after[stack] ?? empty]
    const effects: Effect[] = []
    diffTemplate(old, fresh).resources.forEachDifference((id, change) => {
      const what = impacts[change.changeImpact]
      const resource: Resource | undefined = old.Resources[id]
      // A replacement keeps the old one by another policy than a deletion.
      const policy = what === 'deleted' ? resource?.DeletionPolicy : resource?.UpdateReplacePolicy
      const type = resource?.Type ?? fresh.Resources[id]?.Type ?? ''
      if (what) effects.push({ stack, id, type, what, retained: policy?.startsWith('Retain') ?? false })
    })
    return effects
  })
}
