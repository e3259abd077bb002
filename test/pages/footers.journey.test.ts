import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRoutes } from '../../functions/docs/contract.ts'
import type { RouteShape } from '../../functions/shared/http/route.ts'
import { type LocalCloud, startLocalCloud } from '../support/local-cloud.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startLocalCloud()
})
afterAll(() => cloud.stop())

const isPage = ({ responses }: RouteShape) =>
  Object.values(responses)
    .flat()
    .some((body) => body !== null && 'contentType' in body && body.contentType.startsWith('text/html'))
const pages = allRoutes.map(({ route }) => route).filter(isPage)

test.each(pages)('$method $path links to privacy and terms', async ({ method, path }) => {
  const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }
  const body = path === '/account-deletion' ? 'step=sign-in&email=ana%40example.test&password=none' : 'all=off'
  const address = path.replaceAll(/\{\w+\}/g, 'none')
  const answer = await cloud.request(method, address, { headers, ...(method === 'POST' && { body }) })
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  for (const legal of ['privacy', 'terms']) expect(answer.text).toMatch(`<a href="/${legal}?lang=en">`)
})
