import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Table } from '../../../../functions/shared/table/table.ts'
import { beforeAllOnTable } from '../../../support/table-hooks.ts'
import { covered, expectedShifts, overlappingSessions, separateSessions } from './phone-queues.ts'
import { sendQueues } from './send-queues.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

const seed = 20_261_126

test('any interleaving of two phones’ queues gives the same shifts, breaks and positions', async () => {
  await fc.assert(
    fc.asyncProperty(separateSessions, async (history) => {
      expect(await sendQueues(table, history)).toEqual(expectedShifts(history))
    }),
    { numRuns: 8, seed },
  )
})

test.each([2, 3] as const)('%i phones that clocked the same time are paid once for all of it', async (count) => {
  await fc.assert(
    fc.asyncProperty(overlappingSessions(count), async (history) => {
      expect(covered(await sendQueues(table, history))).toEqual(covered(history.sessions))
    }),
    { numRuns: 12, seed },
  )
})
