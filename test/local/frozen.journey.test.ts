import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalCloud } from '../support/local-cloud.ts'
import { call, startFixture } from './fixture/start.ts'

let cloud: LocalCloud
beforeAll(async () => {
  cloud = await startFixture()
})
afterAll(() => cloud.stop())

const stored = async (pk: string) => (await cloud.scanTable()).some((row) => row['pk']?.['S'] === pk)

test('a write that a handler did not await waits until the instance has its next event', async () => {
  expect(await call(cloud, 'leave', { pk: 'left' })).toMatchObject({ result: 'answered' })
  await wait(500)
  expect(await stored('left')).toBe(false)
  await call(cloud, 'put', { pk: 'another event' })
  await call(cloud, 'get')
  await expect.poll(() => stored('left')).toBe(true)
})

test('what a function wrote before its answer is in its log, however much', async () => {
  await call(cloud, 'say', { lines: '2000' })
  const log = readFileSync(join(cloud.state, 'logs', 'Calls.log'), 'utf8')
  expect(log).toContain('line 0 ')
  expect(log).toContain('line 1999 ')
})

test('an instance that is frozen ends with the local cloud', async () => {
  await call(cloud, 'get')
  await cloud.restart()
  expect(await call(cloud, 'put', { pk: 'after' })).not.toHaveProperty('error')
})
