import type { WorkMessage } from '../../shared/background/due.ts'
import { AppError } from '../../shared/errors.ts'
import type { Device } from '../../shared/identity/device.ts'
import type { Member } from '../../shared/identity/member.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { languageOfMember } from '../../shared/language.ts'
import type { NewNotice } from '../../shared/messages/member-email.ts'
import { endpointsFor } from '../domain/endpoints.ts'
import type { DeviceStore } from './device-store.ts'
import { findManaged } from './find-managed.ts'
import type { DeviceCreated, NewDevice } from './schemas.ts'

type Deps = Pick<DeviceStore, 'findMember' | 'listDevices' | 'addDevice'> & {
  readonly now: () => number
  readonly newId: () => string
  readonly newToken: () => string
  readonly hashOf: (token: string) => string
  readonly apiUrl: string
  readonly enqueue: (work: WorkMessage) => Promise<void>
}

const maxDevices = 20
/** Longer than an invitation can be prolonged: a person who was invited hears of it after joining. */
const noticeMilliseconds = 30 * 86_400_000

/** @throws AppError `forbidden`, `not_found`, `wrong_state` when the member has 20 devices */
export async function addDevice(
  memberId: string,
  { label }: NewDevice,
  principal: Pick<Principal, 'accountId' | 'memberId' | 'role' | 'openAccount'>,
  deps: Deps,
): Promise<DeviceCreated> {
  const { accountId } = principal
  const member = await findManaged(memberId, principal, deps)
  if (member.state !== 'active') throw new AppError('not_found')
  const devices = await deps.listDevices(accountId, memberId)
  if (devices.length >= maxDevices) throw new AppError('wrong_state', `a member has at most ${maxDevices} devices`)

  const [deviceId, token, createdAt] = [deps.newId(), deps.newToken(), toInstant(deps.now())]
  const device: Device = { deviceId, memberId, label, createdAt, tokenHash: deps.hashOf(token) }
  const details = { deviceId }
  const note = { at: createdAt, by: principal.memberId, action: 'device.added', subject: memberId, details }
  const work = await deps.addDevice(accountId, device, await noticeOf(member, label, principal, deps), note)
  if (!work) throw new AppError('not_found')
  await deps.enqueue(work)
  return { deviceId, label, token, endpoints: endpointsFor(deps.apiUrl, token) }
}

/** Also when members add a device themselves: a login may be in the wrong hands. */
async function noticeOf(
  member: Member,
  label: string,
  { accountId, memberId: by, openAccount }: Pick<Principal, 'accountId' | 'memberId' | 'openAccount'>,
  deps: Pick<Deps, 'findMember' | 'now'>,
): Promise<NewNotice> {
  const { memberId, name, email } = member
  const account = await openAccount()
  const colleague = by === memberId ? undefined : await deps.findMember(accountId, by)
  return {
    template: 'device-added',
    memberId,
    language: languageOfMember(member, account),
    expiresAt: deps.now() + noticeMilliseconds,
    to: email,
    name,
    company: account.name,
    device: label,
    addedBy: colleague?.name,
  }
}
