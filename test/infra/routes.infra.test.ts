import { globSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ofType, synthesize, target } from './stacks.ts'

const { service } = synthesize()
const root = new URL('../../functions/', import.meta.url)
const served = ofType(service, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => ({
  key: String(Properties['RouteKey']),
  signedIn: Properties['AuthorizationType'] === 'JWT',
}))
const isHead = ({ key }: { key: string }) => key.startsWith('HEAD ')
const deployed = served.filter((each) => !isHead(each))

type Declared = { method: string; path: string; access: string; isSingleUse?: boolean }

const isRoute = (value: unknown): value is Declared =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value

async function declarations(): Promise<Declared[]> {
  const files = globSync('**/routes.ts', { cwd: root })
  const modules: Record<string, unknown>[] = await Promise.all(files.map((file) => import(new URL(file, root).href)))
  return modules.flatMap((module) => Object.values(module)).filter(isRoute)
}

async function declaredRoutes(): Promise<{ key: string; signedIn: boolean }[]> {
  return (await declarations()).map(({ method, path, access }) => ({
    key: `${method} ${path}`,
    signedIn: access !== 'public',
  }))
}

const byKey = (a: { key: string }, b: { key: string }) => (a.key < b.key ? -1 : 1)

test('what the contract declares is what is deployed, with the same door', async () => {
  expect([...deployed].sort(byKey)).toEqual((await declaredRoutes()).sort(byKey))
})

test('what is public is what the contract says is public', () => {
  const open = deployed.filter(({ signedIn }) => !signedIn).map(({ key }) => key)
  const publicPaths =
    /^[A-Z]+ \/(|healthz|openapi\.json|docs|privacy|terms|u\/.+|c\/.+|invitation\/.+|contact-address\/.+|account-deletion|\.well-known\/.+|v1\/erasures\/.+|in\/.+)$/
  expect(open.filter((key) => !publicPaths.test(key))).toEqual([])
  expect(deployed.filter(({ key, signedIn }) => signedIn && publicPaths.test(key))).toEqual([])
})

test('what the public may read is answered to HEAD too, unless a look uses it up, and nothing else', async () => {
  const readable = (await declarations()).filter(
    ({ method, access, isSingleUse }) => method === 'GET' && access === 'public' && !isSingleUse,
  )
  const heads = readable.map(({ path }) => ({ key: `HEAD ${path}`, signedIn: false }))
  expect(served.filter(isHead).sort(byKey)).toEqual(heads.sort(byKey))
})

test('every function that serves a route knows the address of the API, for its problems', () => {
  const integrations = ofType(service, 'AWS::ApiGatewayV2::Integration')
  expect(integrations.length).toBeGreaterThan(15)
  for (const [, { Properties }] of integrations) {
    const fn = service[target(Properties['IntegrationUri']) ?? '']
    expect(JSON.stringify(fn?.Properties['Environment'])).toContain('"API_URL":')
  }
})

describe('the gateway', () => {
  test('shows browsers what a client needs of an answer, and lets them ask for it', () => {
    const [, api] = ofType(service, 'AWS::ApiGatewayV2::Api')[0] ?? []
    expect(api?.Properties['CorsConfiguration']).toMatchObject({
      AllowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match'],
      ExposeHeaders: ['retry-after', 'location', 'etag', 'apigw-requestid'],
    })
  })

  const [, stage] = ofType(service, 'AWS::ApiGatewayV2::Stage')[0] ?? []

  test('logs request id, route, status and latency, and nothing else', () => {
    const { Format } = (stage?.Properties['AccessLogSettings'] ?? {}) as { Format?: string }
    expect(Object.values(JSON.parse(Format ?? '{}')).sort()).toEqual([
      '$context.requestId',
      '$context.responseLatency',
      '$context.routeKey',
      '$context.status',
    ])
  })

  test('setRouteThrottle', () => {
    expect(stage?.Properties['DefaultRouteSettings']).toEqual({
      ThrottlingBurstLimit: expect.any(Number),
      ThrottlingRateLimit: expect.any(Number),
    })
  })

  test('knows people by Cognito’s tokens for this app', () => {
    const [, authorizer] = ofType(service, 'AWS::ApiGatewayV2::Authorizer')[0] ?? []
    expect(authorizer?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Audience: [expect.anything()], Issuer: expect.anything() },
    })
  })
})
