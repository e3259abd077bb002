import { expect, test } from 'vitest'
import { settleAll } from '../../functions/shared/settle-all.ts'

test('it throws only when all have ended, and the first rejection in order', async () => {
  const ended: string[] = []
  const run = async (name: string, milliseconds: number, fails = false) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds))
    ended.push(name)
    if (fails) throw new Error(name)
    return name
  }
  const running = settleAll([run('slow', 30), run('failing later', 20, true), run('failing first', 1, true)])
  await expect(running).rejects.toThrow('failing later')
  expect(ended).toEqual(['failing first', 'failing later', 'slow'])
})

test('it keeps the order and the types of what it is given', async () => {
  const [text, count] = await settleAll([Promise.resolve('a'), Promise.resolve(2)])
  expect(text.length + count).toBe(3)
  expect(await settleAll([])).toEqual([])
})
