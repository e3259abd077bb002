import { addDevice } from '../../../functions/accounts/devices/add-device.ts'
import { deviceStore } from '../../../functions/accounts/devices/device-store.ts'
import { listDevices } from '../../../functions/accounts/devices/list-devices.ts'
import { removeDevice } from '../../../functions/accounts/devices/remove-device.ts'
import type { WorkMessage } from '../../../functions/shared/background/due.ts'
import { clock } from '../../../functions/shared/clock.ts'
import { hashOfToken, newDeviceToken } from '../../../functions/shared/crypto/device-token.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import { newId } from '../../../functions/shared/ids.ts'
import type { Table } from '../../../functions/shared/table/table.ts'

/** Devices over a real table. */
export function devicesOver(table: Table) {
  const sent: WorkMessage[] = []
  const deps = {
    ...deviceStore(table),
    now: clock,
    newId,
    newToken: newDeviceToken,
    hashOf: hashOfToken,
    apiUrl: 'https://api.example.test',
    enqueue: async (work: WorkMessage) => {
      sent.push(work)
    },
  }
  return {
    sent,
    add: (by: Principal, memberId: string, label = 'Canary Phone') => addDevice(memberId, { label }, by, deps),
    list: (by: Principal, memberId: string) => listDevices(memberId, by, deps),
    remove: (by: Principal, memberId: string, deviceId: string) => removeDevice({ id: memberId, deviceId }, by, deps),
  }
}
