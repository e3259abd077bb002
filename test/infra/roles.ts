import type { Resource } from '../../infra/templates.ts'
import { ofType, type Stacks, target } from './stacks.ts'

type Statement = {
  readonly Effect: 'Allow' | 'Deny'
  readonly Action: string | string[]
  readonly Resource: unknown
  readonly Condition?: Record<string, Record<string, string | string[]>>
}

export type Authority = {
  readonly id: string
  /** The file under functions/ that it runs. */
  readonly entry: string
  readonly properties: Record<string, unknown>
  readonly statements: readonly Statement[]
}

/** Every function with the whole of its role. */
export function functionsOf({ service }: Pick<Stacks, 'service'>): Authority[] {
  return ofType(service, 'AWS::Lambda::Function').map(([id, { Properties: properties }]) => ({
    id,
    entry: String(properties['Description']).split(' ')[0] ?? '',
    properties,
    statements: statementsOf(service, target(properties['Role'])),
  }))
}

function statementsOf(service: Record<string, Resource>, role: string | undefined): Statement[] {
  const policies = service[role ?? '']?.Properties['Policies'] as { PolicyDocument: { Statement: Statement[] } }[]
  return policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
}

export function list<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value]
}

export function actionsOf(fn: Authority): string[] {
  return fn.statements.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => list(Action))
}

/** The entries of the functions that hold an action on anything. */
export function holdersOf(functions: readonly Authority[], action: string): string[] {
  return functions.filter((fn) => actionsOf(fn).includes(action)).map(({ entry }) => entry)
}
