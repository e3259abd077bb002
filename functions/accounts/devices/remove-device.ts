import { AppError, found } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import type { DeviceStore } from './device-store.ts'
import { findManaged } from './find-managed.ts'

type Deps = Pick<DeviceStore, 'findMember' | 'findDevice' | 'removeDevice'> & { readonly now: () => number }

/** @throws AppError `forbidden`, `not_found` */
export async function removeDevice(
  { id: memberId, deviceId }: { readonly id: string; readonly deviceId: string },
  principal: Pick<Principal, 'accountId' | 'memberId' | 'role'>,
  deps: Deps,
): Promise<void> {
  const { accountId } = principal
  await findManaged(memberId, principal, deps)
  const device = found(await deps.findDevice(accountId, memberId, deviceId))
  const at = toInstant(deps.now())
  const details = { deviceId }
  const note = { at, by: principal.memberId, action: 'device.removed', subject: memberId, details }
  if (!(await deps.removeDevice(accountId, device, note))) throw new AppError('not_found')
}
