import type { Table } from '../../../functions/shared/table/table.ts'

export class Died extends Error {}

const writes = /^(Put|Update|Delete|BatchWrite)Command$/

/** The same table for somebody who dies right after a write: the one of this number, counted from one. */
export function dyingAfter(table: Table, last: number): Table {
  let count = 0
  const dieAfter = async <Answer>(write: () => Promise<Answer>): Promise<Answer> => {
    count += 1
    if (count > last) throw new Died()
    const answer = await write()
    if (count >= last) throw new Died()
    return answer
  }
  const send = (command: { constructor: { name: string } }) => {
    const sent = () => table.send(command as Parameters<Table['send']>[0])
    return writes.test(command.constructor.name) ? dieAfter(sent) : sent()
  }
  const transact: Table['transact'] = (all, refused) => dieAfter(() => table.transact(all, refused))
  return { ...table, send: send as Table['send'], transact }
}
