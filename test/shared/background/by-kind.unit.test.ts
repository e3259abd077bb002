import { describe, expect, test } from 'vitest'
import { byKind } from '../../../functions/shared/background/by-kind.ts'
import type { WorkMessage } from '../../../functions/shared/background/due.ts'
import { type DueKind, dueKindNames, dueKinds } from '../../../functions/shared/background/due-kinds.ts'

const message = (kind: DueKind): WorkMessage => ({ pk: 'A#due', sk: `${kind}#1`, kind })

function aDispatcher() {
  const calls: unknown[][] = []
  const record =
    (name: string) =>
    async (...args: unknown[]) =>
      void calls.push([name, ...args])
  const dispatch = byKind('compactions', {
    compact: record('compact'),
    recompact: record('recompact'),
    retention: record('retention'),
    'track-erasure': record('track-erasure'),
  })
  return { calls, dispatch: dispatch as (work: WorkMessage, ...rest: unknown[]) => Promise<void> }
}

const isOfQueue = (kind: DueKind) => dueKinds[kind].queue === 'compactions'

describe('the dispatch table of a queue', () => {
  test.each(dueKindNames.filter(isOfQueue))('runs %s, and nothing else, with all arguments', async (kind) => {
    const { calls, dispatch } = aDispatcher()
    await dispatch(message(kind), 'context')
    expect(calls).toEqual([[kind, message(kind), 'context']])
  })

  test.each(dueKindNames.filter((kind) => !isOfQueue(kind)))(
    'throws for %s, which is work of another queue, and runs nothing',
    async (kind) => {
      const { calls, dispatch } = aDispatcher()
      await expect(dispatch(message(kind))).rejects.toThrow(`the queue compactions has no work of kind ${kind}`)
      expect(calls).toEqual([])
    },
  )

  test('throws when the work throws', async () => {
    const failing = async () => Promise.reject(new Error('failed'))
    await expect(byKind('exports', { export: failing })(message('export'))).rejects.toThrow('failed')
  })
})
