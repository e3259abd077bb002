import type { AwsRequest } from '../aws/request.ts'

/** An IAM action on one resource, with the condition keys of the call. */
export type RequiredPermission = { action: string; resource: string; context: Record<string, string | string[]> }

/** The permission of a call that does not parse; no role allows it. */
export const unreadable = (action: string): RequiredPermission[] => [{ action, resource: '*', context: {} }]

/** Facts about the stacks that parsing a call needs. */
export type Known = {
  /** The partition key of a table, or of one of its indexes. */
  partitionKey(table: string, index?: string): string | undefined
  /** The ARN of a key by its id, ARN or alias, or by what it encrypted (base64). */
  keyArn(request: AwsRequest): string | undefined
  poolArn(poolId: string): string
}

export const phoneNumber = 'phone'
