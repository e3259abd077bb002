import { expect, test } from 'vitest'
import { itemTypes, partitionsOf } from '../../functions/shared/keys.ts'

test('every item type lies in computed partitions, behind a pointer or outside', () => {
  const partitions = partitionsOf('A')
  expect(new Set(partitions.map(({ pk }) => pk)).size).toBe(partitions.length)
  expect(new Set(partitions.map(({ type }) => type)).size).toBeLessThan(itemTypes.length)
})
