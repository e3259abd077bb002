import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Table } from '../../functions/shared/table/table.ts'
import {
  covered,
  expectedShifts,
  overlappingSessions,
  separateSessions,
} from '../shifts/clocking/model/phone-queues.ts'
import { sendQueues } from '../shifts/clocking/model/send-queues.ts'
import { beforeAllOnTable } from '../support/table-hooks.ts'

let table: Table

beforeAllOnTable((given) => {
  table = given
})

const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31)
process.stdout.write(`two phones: SEED=${seed}\n`)

test('300 interleavings of two phones’ queues give the same shifts, breaks and positions', async () => {
  await fc.assert(
    fc.asyncProperty(separateSessions, async (history) => {
      expect(await sendQueues(table, history)).toEqual(expectedShifts(history))
    }),
    { numRuns: 300, seed },
  )
})

test.each([2, 3] as const)(
  '300 times, %i phones that clocked the same time are paid once for all of it',
  async (count) => {
    await fc.assert(
      fc.asyncProperty(overlappingSessions(count), async (history) => {
        expect(covered(await sendQueues(table, history))).toEqual(covered(history.sessions))
      }),
      { numRuns: 300, seed },
    )
  },
)
