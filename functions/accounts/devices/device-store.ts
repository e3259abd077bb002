import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { WorkMessage } from '../../shared/background/due.ts'
import { type Device, DeviceItem, DevicePointerItem } from '../../shared/identity/device.ts'
import { findMember } from '../../shared/identity/member-store.ts'
import { deviceKey, devicePointerKey, memberKey, partitionOf } from '../../shared/keys.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { type NewNotice, newNotice } from '../../shared/messages/member-email.ts'
import { readRange } from '../../shared/table/cursor-pages.ts'
import { ifNotExists, type Table, type Write } from '../../shared/table/table.ts'

export type DeviceStore = ReturnType<typeof deviceStore>

export function deviceStore(table: Table) {
  return {
    findMember: (accountId: string, memberId: string) => findMember(table, accountId, memberId),

    async listDevices(accountId: string, memberId: string): Promise<Device[]> {
      const range = { pk: partitionOf(accountId, 'device'), from: `${memberId}#`, to: `${memberId}$` }
      return Array.fromAsync(readRange(table, range), (row) => table.item(DeviceItem, row))
    },

    async findDevice(accountId: string, memberId: string, deviceId: string): Promise<Device | undefined> {
      const Key = deviceKey(accountId, memberId, deviceId)
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
      return Item && table.item(DeviceItem, Item)
    },

    /**
     * With the email that tells the member. Returns undefined when the member is not active, or another device has taken
     * the number: it is the one after `lastDeviceNumber`.
     */
    async addDevice(
      accountId: string,
      device: Device & { readonly number: number },
      notice: NewNotice,
      note: AuditNote,
    ): Promise<WorkMessage | undefined> {
      const email = await newNotice(table, accountId, notice, Date.parse(note.at))
      const rows = [
        await table.row(DeviceItem, accountId, device),
        await table.row(DevicePointerItem, accountId, { ...device, accountId }),
      ]
      const puts = rows.map(
        (Item): Write => ({ Put: { TableName: table.name, Item, ConditionExpression: ifNotExists } }),
      )
      const isNext = device.number === 1 ? 'attribute_not_exists(lastDeviceNumber)' : 'lastDeviceNumber = :before'
      const Update = {
        TableName: table.name,
        Key: memberKey(accountId, device.memberId),
        UpdateExpression: 'SET lastDeviceNumber = :number',
        ConditionExpression: `#state = :active AND ${isNext}`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':active': 'active',
          ':number': device.number,
          ...(device.number > 1 && { ':before': device.number - 1 }),
        },
      }
      const writes = [...puts, { Update }, ...email.writes]
      const refused = await transactAudited(table, accountId, note, writes, () => 'refused')
      return refused ? undefined : email.work
    },

    /** Returns false when the device is already removed. */
    async removeDevice(accountId: string, device: Device, note: AuditNote): Promise<boolean> {
      const { memberId, deviceId, tokenHash } = device
      const row = {
        TableName: table.name,
        Key: deviceKey(accountId, memberId, deviceId),
        ConditionExpression: 'tokenHash = :hash',
        ExpressionAttributeValues: { ':hash': tokenHash },
      }
      const writes = [{ Delete: row }, { Delete: { TableName: table.name, Key: devicePointerKey(tokenHash) } }]
      return (await transactAudited(table, accountId, note, writes, () => 'refused')) === undefined
    },
  }
}
