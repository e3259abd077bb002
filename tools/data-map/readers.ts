import { allRoutes } from '../../functions/docs/contract.ts'
import type { Access } from '../../functions/shared/http/route.ts'
import type { ItemType } from '../../functions/shared/keys.ts'
import { leadingKeys } from '../../infra/constructs/leading-keys.ts'
import { list, ofType, type Properties, pointsTo, type Resources } from './template.ts'

type Statement = {
  readonly Effect: string
  readonly Action: string | string[]
  readonly Resource: unknown
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>
}

export type Reader = {
  /** Such as `shifts/shifts`. */
  readonly name: string
  /** May use the keys that open sealed fields. */
  readonly opens: boolean
  /** The least role; `worker` is every member; undefined for what no request starts. */
  readonly calledBy: Access | undefined
}

const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query']
/** From the widest to the narrowest. */
const accesses: readonly Access[] = ['public', 'login', 'worker', 'staff', 'owner']

export function readersOf(all: Resources): (type: ItemType) => Reader[] {
  const functions = ofType(all, 'AWS::Lambda::Function').flatMap(([id, properties]) => {
    const statements = statementsOf(all, properties)
    const rows = new Set(statements.filter(isReading).flatMap(leadingKeysOf))
    const opens = statements.some((each) => isReading(each) && leadingKeysOf(each).includes('account#*'))
    return [{ rows, reader: { name: nameOf(properties), opens, calledBy: leastOf(all, id) } }]
  })
  return (type) =>
    functions
      .filter(({ rows }) => rows.has(leadingKeys(type)))
      .map(({ reader }) => reader)
      .sort((one, other) => (one.name < other.name ? -1 : 1))
}

function statementsOf(all: Resources, { Role }: Properties): Statement[] {
  const [[role] = ['']] = Object.values(Role as Record<string, [id: string, attribute: string]>)
  const { Policies = [] } = all[role]?.Properties ?? {}
  return (Policies as { PolicyDocument: { Statement: Statement[] } }[]).flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  )
}

function isReading({ Effect, Action }: Statement): boolean {
  return Effect === 'Allow' && list(Action).some((action) => reading.includes(action))
}

function leadingKeysOf({ Condition }: Statement): readonly string[] {
  return list(Condition?.['ForAllValues:StringLike']?.['dynamodb:LeadingKeys'] ?? [])
}

/** `shifts/handlers/shifts.ts (without it: …)` → `shifts/shifts` */
function nameOf({ Description }: Properties): string {
  return (String(Description).split(' ')[0] ?? '').replace('/handlers/', '/').replace(/\.ts$/, '')
}

function leastOf(all: Resources, functionId: string): Access | undefined {
  const integrations = ofType(all, 'AWS::ApiGatewayV2::Integration').filter(([, { IntegrationUri }]) =>
    pointsTo(IntegrationUri, functionId),
  )
  const keys = ofType(all, 'AWS::ApiGatewayV2::Route').flatMap(([, { RouteKey, Target }]) =>
    integrations.some(([id]) => pointsTo(Target, id)) ? [RouteKey] : [],
  )
  const routes = allRoutes.filter(({ route }) => keys.includes(`${route.method} ${route.path}`))
  return accesses.find((access) => routes.some(({ route }) => route.access === access))
}
