import { expect, test } from 'vitest'
import { afterWrite } from '../../../functions/shared/table/after-write.ts'
import { writeAll } from '../../../functions/shared/table/single-write.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { giveKeys } from '../../support/engine.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { putThing } from './things.ts'

let table: Table

beforeAllOnTable(async (given) => {
  table = given
  await giveKeys(table, 'A')
})

const followed = async (names: string[], id: string) => afterWrite(await putThing(table, 'A', id), () => names.push(id))

test.each(['alone', 'in a transaction'])('what follows a write %s runs once it has succeeded', async (how) => {
  const names: string[] = []
  const others = how === 'alone' ? [] : [await putThing(table, 'A', `${how}-other`)]
  const write = await followed(names, how)
  expect(names).toEqual([])
  expect(await writeAll(table, [write, ...others])).toBe(true)
  expect(names).toEqual([how])
  expect(await writeAll(table, [write, ...others])).toBe(false)
  expect(names).toEqual([how])
})

test('nothing follows writes of which one fails', async () => {
  const names: string[] = []
  const taken = await putThing(table, 'A', 'taken')
  await writeAll(table, [taken])
  expect(await writeAll(table, [await followed(names, 'new'), taken])).toBe(false)
  expect(await writeAll(table, [await followed(names, 'taken')])).toBe(false)
  expect(names).toEqual([])
})
