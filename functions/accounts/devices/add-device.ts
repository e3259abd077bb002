import { AppError, found } from '../../shared/errors.ts'
import type { Device } from '../../shared/identity/device.ts'
import { mayActFor, type Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { endpointsFor } from '../domain/endpoints.ts'
import type { DeviceStore } from './device-store.ts'
import type { DeviceCreated, NewDevice } from './schemas.ts'

type Deps = Pick<DeviceStore, 'findMember' | 'listDevices' | 'addDevice'> & {
  readonly now: () => number
  readonly newId: () => string
  readonly newToken: () => string
  readonly hashOf: (token: string) => string
  readonly apiUrl: string
}

const maxDevices = 20

/** @throws AppError `forbidden`, `not_found`, `wrong_state` when the member has 20 devices */
export async function addDevice(
  memberId: string,
  { label }: NewDevice,
  principal: Pick<Principal, 'accountId' | 'memberId' | 'role'>,
  deps: Deps,
): Promise<DeviceCreated> {
  const { accountId } = principal
  if (!mayActFor(principal, memberId)) throw new AppError('forbidden')
  const member = found(await deps.findMember(accountId, memberId))
  if (member.state !== 'active') throw new AppError('not_found')
  const devices = await deps.listDevices(accountId, memberId)
  if (devices.length >= maxDevices) throw new AppError('wrong_state', `a member has at most ${maxDevices} devices`)

  const [deviceId, token, createdAt] = [deps.newId(), deps.newToken(), toInstant(deps.now())]
  const device: Device = { deviceId, memberId, label, createdAt, tokenHash: deps.hashOf(token) }
  const details = { deviceId }
  const note = { at: createdAt, by: principal.memberId, action: 'device.added', subject: memberId, details }
  if (!(await deps.addDevice(accountId, device, note))) throw new AppError('not_found')
  return { deviceId, label, token, endpoints: endpointsFor(deps.apiUrl, token) }
}
