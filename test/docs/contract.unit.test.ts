import { globSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allRoutes } from '../../functions/docs/contract.ts'
import type { RouteShape } from '../../functions/shared/http/route.ts'

const root = new URL('../../functions/', import.meta.url)
const files = globSync('**/routes.ts', { cwd: root })

test.each(files)('openapi.json has every route of functions/%s', async (file) => {
  const module: Record<string, RouteShape> = await import(new URL(file, root).href)
  const declared = Object.values(module).map(({ method, path }) => `${method} ${path}`)
  const described = allRoutes.map(({ route: { method, path } }) => `${method} ${path}`)
  expect(described).toEqual(expect.arrayContaining(declared))
})
