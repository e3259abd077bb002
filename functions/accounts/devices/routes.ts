import { ById, id } from '../../shared/fields.ts'
import { route } from '../../shared/http/route.ts'
import { DeviceList, DeviceResponse, NewDevice } from './schemas.ts'

export const AddDevice = route({
  method: 'POST',
  path: '/v1/members/{id}/devices',
  access: 'worker',
  summary: 'Adds a phone of a member, with a token of its own',
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
  summary: 'Lists the devices of a member',
  params: ById,
  responses: { 200: DeviceList },
  refusals: ['forbidden', 'not_found'],
})

export const RemoveDevice = route({
  method: 'DELETE',
  path: '/v1/members/{id}/devices/{deviceId}',
  access: 'worker',
  summary: 'Removes a device',
  params: ById.extend({ deviceId: id }),
  responses: { 204: null },
  refusals: ['forbidden', 'not_found'],
})
