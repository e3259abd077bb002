import type { QueueStore } from '../../packages/client/src/queue.ts'

type Scenario = {
  readonly name: string
  /** Runs in a browser too, so it names nothing from outside. `open` opens what there is. */
  readonly run: (open: () => QueueStore) => Promise<unknown>
  readonly gives: unknown
}

/** What every store must do. */
export const storeScenarios: readonly Scenario[] = [
  {
    name: 'a list is read from its oldest value on, also by the next process',
    async run(open) {
      const add = ['a', 'b', 'c'].map((value) => ({ list: 'one', value }))
      await open().write({ add: [...add, { list: 'other', value: { d: [1, null] } }] })
      const again = open()
      const read = async (list: string, limit: number) => (await again.read(list, limit)).map(({ value }) => value)
      return [await read('one', 2), await read('one', 9), await read('other', 9), await read('none', 9)]
    },
    gives: [['a', 'b'], ['a', 'b', 'c'], [{ d: [1, null] }], []],
  },
  {
    name: 'keys grow, and a removed value is gone',
    async run(open) {
      const add = ['a', 'b'].map((value) => ({ list: 'keys', value }))
      const store = open()
      await store.write({ add })
      const [first] = await store.read('keys', 1)
      await store.write({ remove: [{ list: 'keys', key: first?.key ?? -1 }], add: [{ list: 'keys', value: 'c' }] })
      const left = await open().read('keys', 9)
      return [left.map(({ value }) => value), (left[0]?.key ?? 9) < (left[1]?.key ?? 0)]
    },
    gives: [['b', 'c'], true],
  },
  {
    name: 'a list is emptied before values are added to it, and only that list',
    async run(open) {
      const store = open()
      await store.write({ add: ['x', 'y'].map((list) => ({ list, value: 'old' })) })
      await store.write({ clear: ['x'], add: [{ list: 'x', value: 'new' }] })
      const again = open()
      return [await again.read('x', 9), await again.read('y', 9)].map((list) => list.map(({ value }) => value))
    },
    gives: [['new'], ['old']],
  },
  {
    name: 'changes made at once are all made',
    async run(open) {
      const store = open()
      const all = Array.from({ length: 30 }, (_, value) => value)
      await Promise.all(all.map((value) => store.write({ add: [{ list: 'many', value }] })))
      return (await open().read('many', 99)).map(({ value }) => Number(value)).sort((one, other) => one - other)
    },
    gives: Array.from({ length: 30 }, (_, value) => value),
  },
]

export const allOrNothing: Scenario = {
  name: 'a change that cannot be made whole is not made',
  async run(open) {
    const store = open()
    const unstorable = {
      toJSON() {
        throw new Error('not for storing')
      },
    }
    await store.write({ add: [{ list: 'whole', value: 'before' }] })
    const add = ['a', unstorable, 'b'].map((value) => ({ list: 'whole', value }))
    const failed = await store.write({ clear: ['whole'], add }).then(
      () => false,
      () => true,
    )
    await store.write({ add: [{ list: 'whole', value: 'after' }] })
    return [failed, (await open().read('whole', 9)).map(({ value }) => value)]
  },
  gives: [true, ['before', 'after']],
}
