import type { Table } from '../../../functions/shared/table/table.ts'

export class Died extends Error {}

const writes = /^(Put|Update|Delete|BatchWrite)Command$/

/** A table that dies right after write number `last`, counted from one. */
export function dyingAfter(table: Table, last: number): Table {
  let count = 0
  const dieAfter = async <Result>(write: () => Promise<Result>): Promise<Result> => {
    count += 1
    if (count > last) throw new Died()
    const result = await write()
    if (count >= last) throw new Died()
    return result
  }
  const send = (command: { constructor: { name: string } }) => {
    const sent = () => table.send(command as Parameters<Table['send']>[0])
    return writes.test(command.constructor.name) ? dieAfter(sent) : sent()
  }
  const transact: Table['transact'] = (all, refused) => dieAfter(() => table.transact(all, refused))
  return { ...table, send: send as Table['send'], transact }
}
