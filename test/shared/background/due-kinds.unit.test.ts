import { expect, test } from 'vitest'
import { dueRow, WorkMessage, workMessageOf } from '../../../functions/shared/background/due.ts'
import {
  destinationOf,
  dueKindNames,
  dueKinds,
  scheduledKinds,
} from '../../../functions/shared/background/due-kinds.ts'

test.each(dueKindNames)('%s goes to the queue of its worker', (kind) => {
  expect(destinationOf(kind)?.queue).toBe(dueKinds[kind].queue)
})

test('a kind of another release has no destination', () => {
  expect(destinationOf('unknown')).toBeUndefined()
})

test('an erasure begins, and tracks are compacted, after requests of before have ended', () => {
  const delayed = dueKindNames.filter((kind) => destinationOf(kind)?.afterQuiesce)
  expect(delayed).toEqual(['quiesce', 'erase-subject', 'compact'])
})

test('kinds that are sent directly only are never scheduled', () => {
  expect(dueKindNames.filter((kind) => !scheduledKinds.includes(kind))).toEqual(['erasure-email', 'erase-subject-now'])
})

test('a message of an unknown kind does not parse, so that it fails instead of becoming other work', () => {
  const message = workMessageOf(dueRow('A', 'reminder', 'r', 1))
  expect(WorkMessage.parse(message)).toEqual({ pk: 'A#due', sk: 'reminder#r', kind: 'reminder' })
  expect(() => WorkMessage.parse({ ...message, kind: 'unknown' })).toThrow()
})
