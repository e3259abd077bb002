import type { AwsRequest } from '../aws/request.ts'

/** One right that a call needs: an IAM action on one resource, with the condition keys that the call tells. */
export type Ask = { action: string; resource: string; context: Record<string, string | string[]> }

/** A call that no rule below can read is asked for as itself, which no role allows. */
export const unreadable = (action: string): Ask[] => [{ action, resource: '*', context: {} }]

/** What is known of the stacks when a call is read. */
export type Known = {
  /** The partition key of a table, or of one of its indexes. */
  partitionKey(table: string, index?: string): string | undefined
  /** The ARN of a key by its id, ARN or alias, or by what it encrypted (base64). */
  keyArn(request: AwsRequest): string | undefined
  poolArn(poolId: string): string
}

export const phoneNumber = 'phone'
