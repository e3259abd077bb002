import { expect, test } from 'vitest'
import { matchRoute, type Route } from '../../local/gateway/routes.ts'
import { readThrottle } from '../../local/gateway/throttle.ts'
import { deploy } from '../../local/stacks/deployment.ts'
import { Template } from '../../local/stacks/template.ts'

const routes = ['GET /a/{id}', 'GET /a/me', 'ANY /a/me', 'GET /a/{rest+}', 'POST /a/{id}/b', '$default'].map(
  (key): Route => {
    const [method = 'ANY', path = '/{path+}'] = key === '$default' ? [] : key.split(' ')
    return { key, method, segments: path.split('/').slice(1), functionArn: key, timeoutMs: 1 }
  },
)

test.each([
  ['GET', 'a/me', 'GET /a/me', {}],
  ['PUT', 'a/me', 'ANY /a/me', {}],
  ['GET', 'a/7', 'GET /a/{id}', { id: '7' }],
  ['GET', 'a/7/8', 'GET /a/{rest+}', { rest: '7/8' }],
  ['POST', 'a/7/b', 'POST /a/{id}/b', { id: '7' }],
  ['DELETE', 'a/7', '$default', {}],
  ['GET', 'a/7/', 'GET /a/{rest+}', { rest: '7/' }],
  ['GET', 'a//7', 'GET /a/{rest+}', { rest: '/7' }],
  ['GET', 'a/', '$default', {}],
  ['GET', 'A/7', '$default', {}],
])('%s /%s takes %s', (method, path, key, parameters) => {
  const match = matchRoute(routes, method, path.split('/'))
  expect([match?.route.key, match?.parameters]).toEqual([key, parameters])
})

test('an empty segment is no parameter', () => {
  const [byId] = routes
  expect(matchRoute(byId ? [byId] : [], 'GET', ['a', ''])).toBeUndefined()
})

test('a burst is admitted, then the rate', () => {
  const Properties = {
    StageName: '$default',
    DefaultRouteSettings: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 10 },
  }
  const template = Template.parse({ Resources: { Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties } } })
  let now = 0
  const admit = readThrottle(
    deploy([{ name: 'S', protected: false, template, assets: new Map() }], { api: '', aws: '', cognito: '' }),
    () => now,
  )
  expect([admit('r'), admit('r'), admit('r'), admit('other')]).toEqual([true, true, false, true])
  now = 100
  expect([admit('r'), admit('r')]).toEqual([true, false])
})
