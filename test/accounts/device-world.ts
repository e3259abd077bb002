import { addDevice } from '../../functions/accounts/add-device.ts'
import { deviceStore } from '../../functions/accounts/device-store.ts'
import { listDevices } from '../../functions/accounts/list-devices.ts'
import { removeDevice } from '../../functions/accounts/remove-device.ts'
import { clock } from '../../functions/shared/clock.ts'
import { hashOfToken, newDeviceToken } from '../../functions/shared/device-token.ts'
import { newId } from '../../functions/shared/ids.ts'
import type { Principal } from '../../functions/shared/principal.ts'
import type { Table } from '../../functions/shared/table.ts'

/** Devices over a real table. */
export function devicesOver(table: Table) {
  const deps = {
    ...deviceStore(table),
    now: clock,
    newId,
    newToken: newDeviceToken,
    hashOf: hashOfToken,
    apiUrl: 'https://api.example.test',
  }
  return {
    add: (by: Principal, memberId: string, label = 'Canary Phone') => addDevice(memberId, { label }, by, deps),
    list: (by: Principal, memberId: string) => listDevices(memberId, by, deps),
    remove: (by: Principal, memberId: string, deviceId: string) => removeDevice({ id: memberId, deviceId }, by, deps),
  }
}
