import type { Device } from '../../shared/identity/device.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import type { DeviceStore } from './device-store.ts'
import { findManaged } from './find-managed.ts'
import type { DeviceView } from './schemas.ts'

/** @throws AppError `forbidden`, `not_found` */
export async function listDevices(
  memberId: string,
  principal: Pick<Principal, 'accountId' | 'memberId' | 'role'>,
  deps: Pick<DeviceStore, 'findMember' | 'listDevices'>,
): Promise<{ items: DeviceView[] }> {
  await findManaged(memberId, principal, deps)
  const devices = await deps.listDevices(principal.accountId, memberId)
  return { items: devices.map(viewOf).reverse() }
}

function viewOf(device: Device): DeviceView {
  const { deviceId, label, createdAt, lastUsedAt, lastDialect, offShiftSince, offShiftUploads, clockAheadMs } = device
  const { unreadableUploads, unreadableAt, unreadableLacked } = device
  const instant = (epochMs: number | undefined) => (epochMs === undefined ? undefined : toInstant(epochMs))
  return {
    deviceId,
    number: device.number ?? 0,
    label,
    createdAt,
    lastUsedAt: instant(lastUsedAt),
    lastDialect,
    offShiftSince: instant(offShiftSince),
    offShiftUploads: offShiftSince === undefined ? undefined : offShiftUploads,
    clockAheadSeconds: clockAheadMs === undefined ? undefined : Math.trunc(clockAheadMs / 1000),
    unreadableUploads,
    unreadableAt: instant(unreadableAt),
    unreadableLacked,
  }
}
