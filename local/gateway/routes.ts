import * as z from 'zod'
import { StartFailure } from '../failure.ts'
import { functionOf } from '../rights/deliveries.ts'
import type { Deployment } from '../stacks/deployment.ts'

const RouteProperties = z.object({
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.enum(['NONE', 'JWT']).default('NONE'),
  AuthorizerId: z.string().optional(),
})
const Integration = z.object({
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.number().default(30_000),
})

/** `authorizerId` is set when a token is needed. */
export type Route = {
  key: string
  method: string
  segments: string[]
  functionArn: string
  timeoutMs: number
  authorizerId?: string
}

export type Match = { route: Route; parameters: Record<string, string> }

export function readRoutes(deployment: Deployment): Route[] {
  return deployment.ofType('AWS::ApiGatewayV2::Route').map(({ properties }) => {
    const { RouteKey: key, Target, AuthorizationType, AuthorizerId } = RouteProperties.parse(properties)
    const target = deployment.holding(Target.replace(/^integrations\//, ''))
    const integration = Integration.safeParse(target?.properties)
    if (!integration.success) throw new StartFailure(`The route ${key} has a target that is not known here`)
    const [method = 'ANY', path = ''] = key === '$default' ? ['ANY', '/{path+}'] : key.split(' ')
    return {
      key,
      method,
      segments: path.split('/').slice(1),
      functionArn: functionOf(integration.data.IntegrationUri),
      timeoutMs: integration.data.TimeoutInMillis,
      ...(AuthorizationType === 'JWT' && AuthorizerId !== undefined ? { authorizerId: AuthorizerId } : {}),
    }
  })
}

/**
 * As API Gateway chooses: a fixed part before a parameter, a parameter before a greedy one, the method itself before ANY.
 * Exact in case and slashes: `/a/` is not `/a`. Whether AWS takes an empty rest for a greedy parameter is not documented: here
 * none is, so that nothing relies on it.
 */
export function matchRoute(routes: readonly Route[], method: string, path: readonly string[]): Match | undefined {
  const fitting = routes.filter((route) => (route.method === method || route.method === 'ANY') && fits(route, path))
  const [route] = fitting.sort((a, b) => compare(a, b))
  return route && { route, parameters: parametersOf(route, path) }
}

function fits({ segments }: Route, path: readonly string[]): boolean {
  const greedy = segments.at(-1)?.endsWith('+}') ?? false
  if (greedy ? path.length < segments.length : path.length !== segments.length) return false
  return segments.every((segment, index) => {
    if (!segment.startsWith('{')) return segment === path[index]
    return (greedy && index === segments.length - 1 ? path.slice(index).join('/') : path[index]) !== ''
  })
}

function compare(a: Route, b: Route): number {
  if (a.key === '$default' || b.key === '$default') return a.key === '$default' ? 1 : -1
  for (let index = 0; index < Math.max(a.segments.length, b.segments.length); index += 1) {
    const difference = rank(a.segments[index]) - rank(b.segments[index])
    if (difference !== 0) return difference
  }
  return Number(a.method === 'ANY') - Number(b.method === 'ANY')
}

function rank(segment: string | undefined): number {
  if (segment === undefined || segment.endsWith('+}')) return 2
  return segment.startsWith('{') ? 1 : 0
}

function parametersOf({ key, segments }: Route, path: readonly string[]): Record<string, string> {
  if (key === '$default') return {}
  return Object.fromEntries(
    segments.flatMap((segment, index) => {
      if (!segment.startsWith('{')) return []
      const greedy = segment.endsWith('+}')
      const value = greedy ? path.slice(index).join('/') : (path[index] ?? '')
      return [[segment.slice(1, greedy ? -2 : -1), value]]
    }),
  )
}
