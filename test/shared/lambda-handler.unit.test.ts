import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { lambdaHandler } from '../../functions/shared/lambda-handler.ts'
import { lambdaContext } from '../support/api-event.ts'

test('a handler that takes longer than Lambda gives it answers nothing before its work ends', async () => {
  let ended = false
  const handler = lambdaHandler<object, string>().handler(async () => {
    await wait(60)
    ended = true
    return 'done'
  })
  expect(await handler({}, { ...lambdaContext, getRemainingTimeInMillis: () => 20 })).toBe('done')
  expect(ended).toBe(true)
})
