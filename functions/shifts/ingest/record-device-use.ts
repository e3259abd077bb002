import type { DevicePrincipal } from '../../shared/identity/device.ts'
import type { UnreadableReason } from '../../shared/identity/unreadable-reason.ts'
import { type ClockSkew, clockAhead } from '../dialects/reading/clock-skew.ts'
import { isUnreadableWorthRecording, isUseWorthRecording } from '../domain/rules/device-rate.ts'
import type { DeviceUseStore, UnreadableUse } from './device-use-store.ts'

/** Of one device, not written to its row yet. */
type PendingUse = { readonly uploads: number; readonly unreadable?: UnreadableUse | undefined }

/** By device, in this container. */
export type PendingUses = Map<string, PendingUse>

export type DeviceUseDeps = Pick<DeviceUseStore, 'recordUse'> & {
  readonly pendingUses: PendingUses
  readonly report: (error: unknown) => void
}

export type UploadUse = {
  /** Epoch milliseconds. */
  readonly at: number
  readonly dialect: string | undefined
  readonly tracking: 'on' | 'off'
  readonly clock?: ClockSkew | undefined
  /** Undefined when all of it was read. */
  readonly lacked: UnreadableReason | undefined
}

/** The positions are stored: a failure here must not make the phone send them again. */
export async function recordDeviceUse(use: UploadUse, principal: DevicePrincipal, deps: DeviceUseDeps): Promise<void> {
  const { device } = principal
  const { at, dialect, tracking, clock } = use
  const { uploads, unreadable } = withUse(deps.pendingUses.get(device.deviceId), use)
  deps.pendingUses.set(device.deviceId, { uploads, unreadable })
  const isWorth =
    isUseWorthRecording(device, uploads, tracking, at) ||
    isUnreadableWorthRecording(device, unreadable?.uploads ?? 0, at)
  if (!isWorth) return
  deps.pendingUses.delete(device.deviceId)
  const clockAheadMs = clock && clockAhead(clock, at)
  await deps.recordUse(principal, { at, dialect, tracking, uploads, clockAheadMs, unreadable }).catch(deps.report)
}

function withUse(pending: PendingUse = { uploads: 0 }, { at, lacked }: UploadUse): PendingUse {
  const uploads = pending.uploads + 1
  if (lacked === undefined) return { ...pending, uploads }
  return { uploads, unreadable: { uploads: (pending.unreadable?.uploads ?? 0) + 1, at, lacked } }
}
