import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { allRoutes } from '../../functions/docs/contract.ts'
import { apiEvent } from '../../test/support/api-event.ts'

const functions = join(import.meta.dirname, '../../functions')

/** A request of a login without an account, work whose due row is gone, or an empty log. */
export function firstEvent(entry: string): object {
  const source = readFileSync(join(functions, entry), 'utf8')
  const served = /\bbind\(\s*(\w+),/.exec(source)?.[1]
  const route = allRoutes.find(({ name }) => name === served)?.route
  if (route) return requestOf(route.method, route.path)
  if (source.includes('batch(')) return { Records: [{ messageId: 'first', body: JSON.stringify(completed) }] }
  return { awslogs: { data: gzipSync('{"messageType":"DATA_MESSAGE","logEvents":[]}').toString('base64') } }
}

export function requestOf(method: string, path: string, sub = 'no-account', body?: string): object {
  const params = Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, 'unknown']))
  return apiEvent({ method, path, params, sub, ...(method !== 'GET' && { body: body ?? '{}' }) })
}

const completed = { pk: 'unknown#due', sk: 'message#gone', kind: 'message' }
