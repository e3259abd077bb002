import { describe, expect, test } from 'vitest'
import { fileStore, type LogFile, memoryStore } from '../../packages/client/src/queue.ts'
import { allOrNothing, storeScenarios } from './store-scenarios.ts'

/** `text` is what outlives the process. */
function aFile(text = '') {
  const file: LogFile & { text: string; appended: string[] } = {
    text,
    appended: [],
    read: async () => file.text,
    async append(more) {
      file.text += more
      file.appended.push(more)
    },
    async replace(whole) {
      file.text = whole
    },
  }
  return file
}

const valuesIn = async (file: LogFile, list = 'x') =>
  (await fileStore(file).read(list, 9_999)).map(({ value }) => value)
const adding = (...values: unknown[]) => ({ add: values.map((value) => ({ list: 'x', value })) })

describe('the memory store', () => {
  test.each(storeScenarios)('$name', async ({ run, gives }) => {
    const store = memoryStore()
    expect(await run(() => store)).toEqual(gives)
  })
})

describe('the file store', () => {
  test.each([...storeScenarios, allOrNothing])('$name', async ({ run, gives }) => {
    const file = aFile()
    expect(await run(() => fileStore(file))).toEqual(gives)
  })

  test('a line that was cut short anywhere costs itself alone', async () => {
    const whole = aFile()
    await fileStore(whole).write(adding('Zürich'))
    const begun = whole.text.length
    await fileStore(whole).write(adding('Genève'))
    for (let end = begun; end <= whole.text.length; end += 1) {
      const cut = aFile(whole.text.slice(0, end))
      await fileStore(cut).write(adding('Bern'))
      const isWhole = end === whole.text.length
      expect(await valuesIn(cut)).toEqual(['Zürich', ...(isWhole ? ['Genève'] : []), 'Bern'])
    }
  })

  test('a line that is no change costs itself alone', async () => {
    const file = aFile()
    await fileStore(file).write(adding('a'))
    const others = [
      null,
      7,
      [],
      { add: {} },
      { add: [null] },
      { add: [{ list: 'x', value: 1 }] },
      { clear: [1] },
      { v: 2 },
    ]
    file.text += [...others.map((other) => JSON.stringify(other)), '\0\0\0', '{"add"']
      .map((line) => `\n${line}`)
      .join('')
    await fileStore(file).write(adding('b'))
    expect(await valuesIn(file)).toEqual(['a', 'b'])
  })

  test('a full disk is the caller’s error, and what was there stays', async () => {
    const file = aFile()
    const store = fileStore(file)
    await store.write(adding('a'))
    const { append } = file
    file.append = async (text) => {
      file.text += text.slice(0, 9)
      throw new Error('no space left')
    }
    await expect(store.write(adding('b'))).rejects.toThrow('no space left')
    file.append = append
    await store.write(adding('c'))
    expect(await valuesIn(file)).toEqual(['a', 'c'])
  })

  test('what was sent does not stay in the file', async () => {
    const file = aFile()
    const store = fileStore(file)
    await store.write(adding('secret'))
    const [stored] = await store.read('x', 1)
    await store.write({ remove: [{ list: 'x', key: stored?.key ?? 0 }] })
    expect(file.text).toBe('')
    await store.write(adding('secret'))
    await store.write({ clear: ['x'], add: [{ list: 'y', value: 'kept' }] })
    expect(file.text).not.toContain('secret')
    expect(await valuesIn(file, 'y')).toEqual(['kept'])
  })

  test('the file stays near what waits, and its keys stay those that a sender holds', async () => {
    const file = aFile()
    const store = fileStore(file)
    await store.write({ add: [{ list: 'y', value: 'waits' }] })
    const [held] = await store.read('y', 1)
    for (let day = 0; day < 10; day += 1) {
      await store.write(adding(...Array.from({ length: 200 }, (_, index) => index)))
      const sent = await store.read('x', 200)
      await store.write({ remove: sent.map(({ key }) => ({ list: 'x', key })) })
    }
    const bytes = file.appended.join('').length
    expect(file.text.length).toBeLessThan(bytes / 2)
    await store.write({ remove: [{ list: 'y', key: held?.key ?? 0 }] })
    expect(await valuesIn(file, 'y')).toEqual([])
  })

  test('a file that cannot be shortened is only longer', async () => {
    const file = aFile()
    const store = fileStore(file)
    file.replace = async () => {
      throw new Error('no space left')
    }
    await store.write({ clear: ['x'], ...adding('a') })
    expect(await valuesIn(file)).toEqual(['a'])
  })

  test('a file that cannot be read at first is read at the next call', async () => {
    const file = aFile()
    await fileStore(file).write(adding('a'))
    const { read } = file
    file.read = async () => {
      file.read = read
      throw new Error('locked')
    }
    const store = fileStore(file)
    await expect(store.read('x', 1)).rejects.toThrow('locked')
    expect(await store.read('x', 1)).toMatchObject([{ value: 'a' }])
  })
})
