import type { AwsRequest } from '../aws/request.ts'

export type RequiredPermission = { action: string; resource: string; context: Record<string, string | string[]> }

/** For a call that does not parse: no role allows it. */
export const unreadable = (action: string): RequiredPermission[] => [{ action, resource: '*', context: {} }]

export type Known = {
  partitionKey(table: string, index?: string): string | undefined
  /** By id, ARN or alias, or by what it encrypted (base64). */
  keyArn(request: AwsRequest): string | undefined
  poolArn(poolId: string): string
}

export const phoneNumber = 'phone'
