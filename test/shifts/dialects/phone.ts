import { deviceHttp } from '../../../functions/shared/http/device-http.ts'
import { newId } from '../../../functions/shared/ids.ts'
import type { Table } from '../../../functions/shared/table/table.ts'
import { deviceUseStore } from '../../../functions/shifts/ingest/device-use-store.ts'
import { deviceRoute } from '../../../functions/shifts/ingest/ingest-device-upload.ts'
import { PostFromDevice } from '../../../functions/shifts/ingest/routes.ts'
import { devicesOver } from '../../accounts/devices/device-world.ts'
import { aWorld } from '../../accounts/world.ts'
import { apiEvent } from '../../support/api-event.ts'
import { phoneOf, storesOver } from '../world.ts'
import { form, type Sample } from './samples.ts'

type Asked = Omit<Sample['request'], 'body'> & {
  readonly headers?: Record<string, string>
  readonly body?: string | Uint8Array
}

/** A worker with a device, over a real table. */
export async function aDevice(table: Table, clock: { now: number }) {
  const world = aWorld(table)
  const devices = devicesOver(table)
  const owner = await world.anOwner()
  const worker = await world.aMember(owner, 'worker')
  const { token, deviceId } = await devices.add(owner, worker.memberId)
  const deps = { ...storesOver(table), now: () => clock.now, newId }
  const failures: unknown[] = []
  const uploads = {
    ...deps,
    ...deviceUseStore(table),
    pendingUses: new Map(),
    report: (error: unknown) => void failures.push(error),
  }
  const serve = deviceHttp(PostFromDevice, table, (words) => deviceRoute(words, uploads), deps.now)

  /** The gateway encodes forms in base64, and what is compressed. */
  const send = (dialect: string, request: Asked, authorization: string | null = `Bearer ${token}`) => {
    const { method, query, contentType, body, headers } = request
    const isForm = (contentType === form || typeof body === 'object') && body !== undefined
    return serve(
      apiEvent({
        method,
        path: `/in/${dialect}`,
        routeKey: 'ANY /in/{dialect}',
        params: { dialect },
        ...(query && { query }),
        ...(body !== undefined && { body: isForm ? Buffer.from(body).toString('base64') : String(body) }),
        isBase64Encoded: isForm,
        headers: { ...headers, ...(authorization === null ? {} : { authorization }) },
      }),
    )
  }
  const principal = { ...worker, noticeAcknowledgedAt: 'yes' }
  return {
    ...phoneOf(principal, deps),
    send,
    token,
    deviceId,
    owner,
    worker,
    world,
    devices,
    failures,
    uploads,
    shown: async () => (await devices.list(owner, worker.memberId)).items.find((one) => one.deviceId === deviceId),
  }
}

export type Device = Awaited<ReturnType<typeof aDevice>>
