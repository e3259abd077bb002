import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { DevicePrincipal } from '../../shared/identity/device.ts'
import type { UnreadableReason } from '../../shared/identity/unreadable-reason.ts'
import { deviceKey } from '../../shared/keys.ts'
import { ifExists, type Table } from '../../shared/table/table.ts'
import { isSameMinute } from '../domain/rules/device-rate.ts'

export type DeviceUse = {
  /** Epoch milliseconds. */
  readonly at: number
  /** Undefined where the address names none. */
  readonly dialect: string | undefined
  readonly tracking: 'on' | 'off'
  /** Uploads not yet written to the device row. */
  readonly uploads: number
  /** How far the phone's clock is provably off, if its app reports it. */
  readonly clockAheadMs?: number | undefined
  /** Those of `uploads` that cannot be read, or not all of it. */
  readonly unreadable?: UnreadableUse | undefined
}

export type UnreadableUse = {
  readonly uploads: number
  /** Of the last one. */
  readonly at: number
  readonly lacked: UnreadableReason
}

export type DeviceUseStore = ReturnType<typeof deviceUseStore>

export function deviceUseStore(table: Table) {
  return {
    /** No-op for a device removed meanwhile, which an upload must not restore. */
    async recordUse({ accountId, memberId, device }: DevicePrincipal, use: DeviceUse): Promise<void> {
      const { at, dialect, tracking, uploads, clockAheadMs, unreadable } = use
      const set = ['lastUsedAt = :at']
      const add: string[] = []
      if (dialect !== undefined) set.push('lastDialect = :dialect')
      if (unreadable) set.push('unreadableAt = :unreadableAt', 'unreadableLacked = :lacked')
      if (unreadable) add.push('unreadableUploads :unreadable')
      if (clockAheadMs !== undefined) set.push('clockAheadMs = :clock')
      if (isSameMinute(device.minuteFrom, at)) add.push('minuteUploads :uploads')
      else set.push('minuteFrom = :at', 'minuteUploads = :uploads')
      if (tracking === 'off') set.push('offShiftSince = if_not_exists(offShiftSince, :at)')
      if (tracking === 'off') add.push('offShiftUploads :uploads')
      const remove = tracking === 'on' ? ' REMOVE offShiftSince, offShiftUploads' : ''
      const update = new UpdateCommand({
        TableName: table.name,
        Key: deviceKey(accountId, memberId, device.deviceId),
        UpdateExpression: `SET ${set.join(', ')}${add.length > 0 ? ` ADD ${add.join(', ')}` : ''}${remove}`,
        ConditionExpression: ifExists,
        ExpressionAttributeValues: {
          ':at': at,
          ':dialect': dialect,
          ':uploads': uploads,
          ':clock': clockAheadMs,
          ':unreadable': unreadable?.uploads,
          ':unreadableAt': unreadable?.at,
          ':lacked': unreadable?.lacked,
        },
      })
      await table.tryWrite(
        () => table.send(update).then(() => undefined),
        () => undefined,
      )
    },
  }
}
