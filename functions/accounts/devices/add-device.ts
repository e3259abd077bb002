import type { WorkMessage } from '../../shared/background/due.ts'
import { retryOnConflict } from '../../shared/background/retry.ts'
import { AppError } from '../../shared/errors.ts'
import { maxDeviceNumber } from '../../shared/identity/device.ts'
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
const numbersUsedUp = `a member has at most ${maxDeviceNumber} devices over time: use one that is there again, or invite the member anew`
const maxAttempts = 10
/** Longer than an invitation can be prolonged: a person who was invited hears of it after joining. */
const noticeMilliseconds = 30 * 86_400_000

type Caller = Pick<Principal, 'accountId' | 'memberId' | 'role' | 'openAccount'>

/**
 * Of devices that are added at the same time, each gets a number of its own.
 * @throws AppError `forbidden`, `not_found`, `wrong_state` when the member has 20 devices, or has had 250
 */
export async function addDevice(
  memberId: string,
  request: NewDevice,
  principal: Caller,
  deps: Deps,
): Promise<DeviceCreated> {
  return retryOnConflict(maxAttempts, () => addWithNextNumber(memberId, request, principal, deps))
}

/** Returns undefined when the number was taken meanwhile. */
async function addWithNextNumber(
  memberId: string,
  { label }: NewDevice,
  principal: Caller,
  deps: Deps,
): Promise<DeviceCreated | undefined> {
  const { accountId } = principal
  const member = await findManaged(memberId, principal, deps)
  if (member.state !== 'active') throw new AppError('not_found')
  const devices = await deps.listDevices(accountId, memberId)
  if (devices.length >= maxDevices) throw new AppError('wrong_state', `a member has at most ${maxDevices} devices`)
  const number = (member.lastDeviceNumber ?? 0) + 1
  if (number > maxDeviceNumber) throw new AppError('wrong_state', numbersUsedUp)

  const [deviceId, token, createdAt] = [deps.newId(), deps.newToken(), toInstant(deps.now())]
  const device = { deviceId, memberId, number, label, createdAt, tokenHash: deps.hashOf(token) }
  const details = { deviceId }
  const note = { at: createdAt, by: principal.memberId, action: 'device.added', subject: memberId, details }
  const work = await deps.addDevice(accountId, device, await noticeOf(member, label, principal, deps), note)
  if (!work) return undefined
  await deps.enqueue(work)
  return { deviceId, number, label, token, endpoints: endpointsFor(deps.apiUrl, token) }
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
