import { diffTemplate, ResourceImpact } from '@aws-cdk/cloudformation-diff'
import type { Resource, Templates } from '../templates.ts'

/**
 * Names that a template gives a resource for the whole AWS account and region, as `TYPE NAME`. A second resource of that name
 * cannot be made.
 */
export function fixedNames(templates: Templates): string[] {
  return Object.values(templates).flatMap(({ Resources }) => Object.values(Resources).flatMap(namesOf))
}

function namesOf(resource: Resource): string[] {
  const identifying = Object.entries(resource.Properties ?? {}).filter(([key]) => cannotChange(resource, key))
  // Below another resource of the stack, as the stage of an API.
  if (identifying.some(([, value]) => isReference(value))) return []
  return identifying.flatMap(([key, value]) =>
    typeof value === 'string' && /(Name|Identity)$/.test(key) ? [`${resource.Type} ${value}`] : [],
  )
}

/** By type and property. */
const known = new Map<string, boolean>()

/** CloudFormation makes a new resource when the property changes. */
function cannotChange(resource: Resource, key: string): boolean {
  const property = `${resource.Type}.${key}`
  const changed = { ...resource, Properties: { ...resource.Properties, [key]: 'another' } }
  const replaces = () =>
    diffTemplate({ Resources: { X: resource } }, { Resources: { X: changed } }).resources.get('X').changeImpact ===
    ResourceImpact.WILL_REPLACE
  const found = known.get(property) ?? replaces()
  known.set(property, found)
  return found
}

function isReference(value: unknown): boolean {
  return Object.keys(Object(value)).some((key) => key === 'Ref' || key.startsWith('Fn::'))
}
