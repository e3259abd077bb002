import { ById, id } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { DeviceList, DeviceResponse, NewDevice } from './schemas.ts'

export const AddDevice = route({
  method: 'POST',
  path: '/v1/members/{id}/devices',
  access: 'worker',
  summary:
    'Add a phone of a member, with a token that may only post positions. The token is shown once (a replay by `Idempotency-Key` is without it), and the member is told by email; staff may for workers',
  params: ById,
  body: NewDevice,
  responses: { 201: DeviceResponse },
  refusals: ['forbidden', 'not_found', 'wrong_state'],
  idempotent: true,
  shownOnce: ['token', 'endpoints'],
})

export const ListDevices = route({
  method: 'GET',
  path: '/v1/members/{id}/devices',
  access: 'worker',
  summary:
    'A member’s devices, when each was last used, and whether it sends positions off shift; staff may for workers',
  params: ById,
  responses: { 200: DeviceList },
  refusals: ['forbidden', 'not_found'],
})

export const RemoveDevice = route({
  method: 'DELETE',
  path: '/v1/members/{id}/devices/{deviceId}',
  access: 'worker',
  summary: 'Remove a device; its token is refused from the next request on; staff may for workers',
  params: ById.extend({ deviceId: id }),
  responses: { 204: null },
  refusals: ['forbidden', 'not_found'],
})
