import { erasureKey } from '../shared/keys.ts'
import type { ErasureState } from './domain/erasure.ts'

/** One conditional change of an erasure's row. */
export type Change = {
  readonly from: readonly ErasureState[]
  readonly set: Readonly<Record<string, unknown>>
  readonly remove?: readonly string[]
  /** An attribute that only the first may write. */
  readonly once?: string
}

/** The change as DynamoDB takes it. Every name is aliased: some are words that it reserves. */
export function updateOf(TableName: string, erasureId: string, { from, set, remove = [], once }: Change) {
  const removal = remove.length > 0 ? ` REMOVE ${remove.map((name) => `#${name}`)}` : ''
  const states = Object.fromEntries(from.map((state, index) => [`:from${index}`, state]))
  const first = once === undefined ? '' : ` AND attribute_not_exists(#${once})`
  const names = ['status', ...Object.keys(set), ...remove, ...(once === undefined ? [] : [once])]
  return {
    TableName,
    Key: erasureKey(erasureId),
    UpdateExpression: `SET ${Object.keys(set).map((name) => `#${name} = :${name}`)}${removal}`,
    ConditionExpression: `#status IN (${Object.keys(states)})${first}`,
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...states,
      ...Object.fromEntries(Object.entries(set).map(([name, value]) => [`:${name}`, value])),
    },
  }
}
