import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { expect, test } from 'vitest'
import { compressed } from '../../../functions/shared/http/compress.ts'

test('gzip adds to the vary header of a response, and keeps its values', async () => {
  const event = { headers: { 'accept-encoding': 'gzip' } } as unknown as APIGatewayProxyEventV2
  const varies = async (headers: Record<string, string>) =>
    (await compressed({ statusCode: 200, body: 'x'.repeat(2_000), headers }, event)).headers?.['vary']
  expect(await varies({ vary: 'accept' })).toBe('accept, accept-encoding')
  expect(await varies({})).toBe('accept-encoding')
})
