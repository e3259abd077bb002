import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb'
import type { Key } from '../keys.ts'
import { readRows } from './filtered-pages.ts'
import { type Table, tableOver } from './table.ts'

type Row = Record<string, unknown>
type Waiting = { readonly keys: Key[]; readonly rows: Promise<(Row | undefined)[]> }

/**
 * The same table for work that is done side by side, such as the messages of a batch: reads of rows that are asked for in one turn of the
 * event loop go as one call, each row once, and equal queries as one. Each answer is of a read that began after it was asked for, so a
 * strongly consistent read stays one.
 */
export function withSharedReads(table: Table): Table {
  const send = sharing(table) as unknown as DynamoDBDocumentClient['send']
  return tableOver({ client: { send } as DynamoDBDocumentClient, name: table.name, keyring: table.keyring })
}

function sharing(table: Table) {
  const queries = new Map<string, Promise<unknown>>()
  let waiting: Waiting | undefined

  function read(wanted: readonly Key[]): Promise<(Row | undefined)[]> {
    waiting ??= nextRead()
    const { keys, rows } = waiting
    const first = keys.push(...wanted) - wanted.length
    return rows.then((all) => all.slice(first, first + wanted.length))
  }

  function nextRead(): Waiting {
    const keys: Key[] = []
    const rows = afterThisTurn().then(() => {
      waiting = undefined
      return readRows(table, keys)
    })
    return { keys, rows }
  }

  function query(command: QueryCommand): Promise<unknown> {
    const name = JSON.stringify(command.input)
    const result =
      queries.get(name) ??
      afterThisTurn().then(() => {
        queries.delete(name)
        return table.send(command)
      })
    queries.set(name, result)
    return result
  }

  return async (command: Parameters<Table['send']>[0]): Promise<unknown> => {
    if (command instanceof GetCommand && isPlainGet(command.input, table.name)) {
      const [Item] = await read([command.input.Key as Key])
      return { Item }
    }
    const keys = command instanceof BatchGetCommand && keysOfPlainBatch(command.input, table.name)
    if (keys) return { Responses: { [table.name]: (await read(keys)).flatMap((row) => row ?? []) } }
    return command instanceof QueryCommand ? query(command) : table.send(command)
  }
}

const afterThisTurn = () => new Promise<void>((resolve) => setImmediate(resolve))

function isPlainGet({ TableName, Key, ConsistentRead, ...rest }: GetCommand['input'], name: string): boolean {
  return TableName === name && ConsistentRead === true && Object.keys(rest).length === 0
}

function keysOfPlainBatch({ RequestItems = {}, ...rest }: BatchGetCommandInput, name: string): Key[] | undefined {
  const { Keys, ConsistentRead, ...more } = RequestItems[name] ?? {}
  const isPlain = [...Object.keys(rest), ...Object.keys(more)].length === 0 && Object.keys(RequestItems).length === 1
  return isPlain && ConsistentRead === true ? (Keys as Key[]) : undefined
}
