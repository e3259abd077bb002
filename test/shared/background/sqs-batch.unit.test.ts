import type { SQSEvent } from 'aws-lambda'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { batch } from '../../../functions/shared/background/sqs-batch.ts'
import { AppError } from '../../../functions/shared/errors.ts'
import { lambdaContext } from '../../support/api-event.ts'

const event = (...bodies: string[]) =>
  ({ Records: bodies.map((body, index) => ({ messageId: `m${index}`, body })) }) as unknown as SQSEvent

let logged: string[]
beforeEach(() => {
  logged = []
  vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
    logged.push(String(line))
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

function aHandler(...failing: string[]) {
  const received: string[] = []
  const handler = batch(
    z.object({ id: z.string() }),
    async ({ id }) => {
      if (failing.includes(id)) throw new Error('Canary in the message')
      received.push(id)
    },
    (body) => body === 'hello',
  )
  return { received, run: (...bodies: string[]) => handler(event(...bodies), lambdaContext) }
}

test('only the failed message of a batch returns to the queue', async () => {
  const { received, run } = aHandler('b')
  const result = await run('{"id":"a"}', '{"id":"b"}', '{"id":"c"}')
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  expect(received).toEqual(['a', 'c'])
})

test('a message that does not parse fails, and is logged without its text', async () => {
  const result = await aHandler('b').run('{"id":"b"}', '{"canary":1}', 'Canary')
  expect(result.batchItemFailures).toHaveLength(3)
  expect(logged.map((line) => JSON.parse(line))).toMatchObject(
    Array.from({ length: 3 }, () => ({ level: 'error', event: 'message_failed' })),
  )
  expect(logged.join('')).not.toMatch(/canary/i)
})

test('a message to be ignored is neither parsed nor failed', async () => {
  const { received, run } = aHandler()
  expect(await run('hello', '{"id":"a"}')).toEqual({ batchItemFailures: [] })
  expect(received).toEqual(['a'])
})

test('a message that a use case defers returns to the queue, and is no error', async () => {
  const handler = batch(z.unknown(), () => Promise.reject(new AppError('unavailable')))
  expect(await handler(event('{}'), lambdaContext)).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] })
  expect(logged.map((line) => JSON.parse(line))).toEqual([
    { level: 'warn', event: 'message_deferred', code: 'unavailable', messageId: 'm0' },
  ])
})
