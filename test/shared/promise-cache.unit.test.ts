import { expect, test } from 'vitest'
import { promiseCache } from '../../functions/shared/promise-cache.ts'

function aCounter() {
  let loads = 0
  return async () => {
    loads += 1
    return loads
  }
}

test('concurrent callers share one load, and each key has its own', async () => {
  const [cache, load] = [promiseCache<string, number>(), aCounter()]
  expect(await Promise.all([cache.get('a', load), cache.get('a', load), cache.get('b', load)])).toEqual([1, 1, 2])
})

test('a load that fails is tried again', async () => {
  const cache = promiseCache<string, number>()
  await expect(cache.get('a', () => Promise.reject(new Error('once')))).rejects.toThrow('once')
  expect(await cache.get('a', async () => 7)).toBe(7)
})

test('a load that fails late does not remove what was stored meanwhile', async () => {
  const cache = promiseCache<string, number>()
  const late = Promise.withResolvers<number>()
  const failing = cache.get('a', () => late.promise)
  cache.set('a', 5)
  late.reject(new Error('late'))
  await expect(failing).rejects.toThrow('late')
  expect(await cache.get('a', async () => 6)).toBe(5)
})

test('an entry lives from the start of its load, and the oldest goes first', async () => {
  let now = 0
  const cache = promiseCache<string, number>({ milliseconds: 10, entries: 2, now: () => now })
  const load = aCounter()
  await cache.get('a', load)
  now = 9
  expect(await cache.get('a', load)).toBe(1)
  now = 10
  expect(await cache.get('a', load)).toBe(2)
  await cache.get('b', load)
  await cache.get('c', load)
  expect(await cache.get('b', load)).toBe(3)
  expect(await cache.get('a', load)).toBe(5)
})
