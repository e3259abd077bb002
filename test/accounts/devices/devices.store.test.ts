import { GetCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { describe, expect, test } from 'vitest'
import { DeviceCreated, DeviceList } from '../../../functions/accounts/devices/schemas.ts'
import { hashOfToken } from '../../../functions/shared/crypto/device-token.ts'
import { findDevice } from '../../../functions/shared/identity/device-store.ts'
import type { Principal } from '../../../functions/shared/identity/principal.ts'
import {
  accountKey,
  deviceKey,
  devicePointerKey,
  memberKey,
  messageKey,
  partitionOf,
} from '../../../functions/shared/keys.ts'
import { AuditItem } from '../../../functions/shared/ledger/audit.ts'
import { NoticeItem } from '../../../functions/shared/messages/member-email.ts'
import { readRange } from '../../../functions/shared/table/cursor-pages.ts'
import { beforeAllOnTable } from '../../support/table-hooks.ts'
import { aWorld, type World } from '../world.ts'
import { devicesOver } from './device-world.ts'

let world: World
let devices: ReturnType<typeof devicesOver>
let owner: Principal
let office: Principal
let worker: Principal

beforeAllOnTable(async (table) => {
  world = aWorld(table)
  devices = devicesOver(world.table)
  owner = await world.anOwner()
  office = await world.aMember(owner, 'staff')
  worker = await world.aMember(owner, 'worker')
})

const rowsIn = async (pk: string) => {
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } }
  const { Items = [] } = await world.table.send(new QueryCommand({ TableName: world.table.name, ...query }))
  return Items
}
const latin = (value: unknown) =>
  JSON.stringify(value, (_, each) => (each instanceof Uint8Array ? Buffer.from(each).toString('latin1') : each))

describe('a new device', () => {
  test('has a token that is shown once and stored as a hash, and a sealed label', async () => {
    const made = await devices.add(worker, worker.memberId)
    const rows = [
      ...(await rowsIn(partitionOf(worker.accountId, 'device'))),
      ...(await rowsIn(devicePointerKey(hashOfToken(made.token)).pk)),
      ...(await rowsIn(partitionOf(worker.accountId, 'audit'))),
    ]
    expect(rows.length).toBeGreaterThan(2)
    expect(latin(rows)).not.toContain(made.token.slice(4))
    expect(latin(rows)).not.toContain('Canary Phone')
    const list = DeviceList.parse(await devices.list(worker, worker.memberId))
    expect(list.items).toMatchObject([{ deviceId: made.deviceId, label: 'Canary Phone' }])
    expect(JSON.stringify(list)).not.toContain(made.token.slice(4))
  })

  test('gets endpoints that contain the token only where the app has no field for it', async () => {
    const { token, endpoints } = DeviceCreated.parse(await devices.add(worker, worker.memberId))
    for (const [dialect, address] of Object.entries(endpoints)) {
      expect(address.split(/[?]/)[0]).toBe(`https://api.example.test/in/${dialect}`)
      expect(address.includes(token)).toBe(['overland', 'traccar', 'gpslogger'].includes(dialect))
    }
    expect(endpoints.gpslogger).toContain('&lat=%LAT&lon=%LON&time=%TIME&')
  })

  test('acts for its member from the first request on', async () => {
    const { token, deviceId } = await devices.add(owner, worker.memberId)
    const principal = await findDevice(world.table, [token])
    expect(principal).toMatchObject({ accountId: owner.accountId, memberId: worker.memberId, device: { deviceId } })
    expect(principal.account.settings.retention.trackDays).toBe(400)
  })

  test('is in the audit trail', async () => {
    const { deviceId } = await devices.add(office, worker.memberId, 'Van 3')
    const rows = await Array.fromAsync(readRange(world.table, { pk: partitionOf(owner.accountId, 'audit') }))
    const entry = await world.table.item(AuditItem, rows.at(-1) ?? {})
    const said = { by: office.memberId, action: 'device.added', subject: worker.memberId }
    expect(entry).toMatchObject({ ...said, details: { deviceId } })
  })
})

describe('the number of a device', () => {
  const numbersOf = async (memberId: string) =>
    (await devices.list(owner, memberId)).items.map(({ number }) => number).toSorted((one, other) => one - other)
  const setLast = (memberId: string, number: number) =>
    world.table.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: memberKey(owner.accountId, memberId),
        UpdateExpression: 'SET lastDeviceNumber = :number',
        ExpressionAttributeValues: { ':number': number },
      }),
    )

  test('counts from 1 within its member, and is what the upload is told', async () => {
    const [one, other] = [await world.aMember(owner, 'worker'), await world.aMember(owner, 'worker')]
    const first = await devices.add(one, one.memberId)
    const second = await devices.add(owner, one.memberId)
    expect([first.number, second.number, (await devices.add(other, other.memberId)).number]).toEqual([1, 2, 1])
    expect(await numbersOf(one.memberId)).toEqual([1, 2])
    expect((await findDevice(world.table, [second.token])).device.number).toBe(2)
  })

  test('is never given again, also not that of a removed device', async () => {
    const member = await world.aMember(owner, 'worker')
    const { deviceId } = await devices.add(member, member.memberId)
    await devices.remove(member, member.memberId, deviceId)
    expect((await devices.add(member, member.memberId)).number).toBe(2)
  })

  test('is another for each of several that are added at once', async () => {
    const member = await world.aMember(owner, 'worker')
    const made = await Promise.all([1, 2, 3].map(() => devices.add(owner, member.memberId)))
    expect(made.map(({ number }) => number).toSorted()).toEqual([1, 2, 3])
    expect(await numbersOf(member.memberId)).toEqual([1, 2, 3])
  })

  test('goes up to 250, then the refusal says what to do', async () => {
    const member = await world.aMember(owner, 'worker')
    await setLast(member.memberId, 249)
    expect((await devices.add(member, member.memberId)).number).toBe(250)
    const refused = devices.add(member, member.memberId)
    await expect(refused).rejects.toMatchObject({ code: 'wrong_state', detail: expect.stringMatching(/250.*use one/) })
    expect(await numbersOf(member.memberId)).toEqual([250])
  })

  test('is 0, the login’s, for a device from before there were numbers', async () => {
    const member = await world.aMember(owner, 'worker')
    const { deviceId } = await devices.add(member, member.memberId)
    await world.table.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: deviceKey(owner.accountId, member.memberId, deviceId),
        UpdateExpression: 'REMOVE #number',
        ExpressionAttributeNames: { '#number': 'number' },
      }),
    )
    expect(await numbersOf(member.memberId)).toEqual([0])
  })
})

describe('access to devices', () => {
  test('of another account’s member is refused as not found', async () => {
    const stranger = await world.anOwner()
    const { deviceId } = await devices.add(owner, worker.memberId)
    await expect(devices.add(stranger, worker.memberId)).rejects.toThrow('not_found')
    await expect(devices.list(stranger, worker.memberId)).rejects.toThrow('not_found')
    await expect(devices.remove(stranger, worker.memberId, deviceId)).rejects.toThrow('not_found')
  })
})

describe('a token is refused at once', () => {
  test('when its device is removed', async () => {
    const { token, deviceId } = await devices.add(worker, worker.memberId)
    await devices.remove(office, worker.memberId, deviceId)
    await expect(findDevice(world.table, [token])).rejects.toThrow('unauthorized')
    await expect(devices.remove(office, worker.memberId, deviceId)).rejects.toThrow('not_found')
    expect(await rowsIn(devicePointerKey(hashOfToken(token)).pk)).toEqual([])
  })

  test('when its member is removed, who cannot add another device', async () => {
    const leaving = await world.aMember(owner, 'worker')
    const { token } = await devices.add(leaving, leaving.memberId)
    await world.remove(owner, leaving.memberId)
    await expect(findDevice(world.table, [token])).rejects.toThrow('unauthorized')
    await expect(devices.add(owner, leaving.memberId)).rejects.toThrow('not_found')
  })

  test('when its account is fenced', async () => {
    const other = await world.anOwner()
    const { token } = await devices.add(other, other.memberId)
    await world.table.send(
      new UpdateCommand({
        TableName: world.table.name,
        Key: accountKey(other.accountId),
        UpdateExpression: 'SET #state = :erasing',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':erasing': 'erasing' },
      }),
    )
    await expect(findDevice(world.table, [token])).rejects.toThrow('unauthorized')
  })

  test.each([[[]], [['']], [['fpd_', `fpd_${'A'.repeat(43)}`]]])('when it is unknown: %j', async (tokens) => {
    await expect(findDevice(world.table, tokens)).rejects.toThrow('unauthorized')
  })

  test('and stands in no other token’s way', async () => {
    const [good, lost] = [await devices.add(owner, worker.memberId), await devices.add(owner, worker.memberId)]
    await devices.remove(owner, worker.memberId, lost.deviceId)
    for (const tokens of [
      [lost.token, good.token],
      [`fpd_${'A'.repeat(43)}`, lost.token, good.token],
      [good.token, lost.token],
    ])
      expect(await findDevice(world.table, tokens)).toMatchObject({ device: { deviceId: good.deviceId } })
  })
})

test('a member who is removed while a device is added has no device afterwards', async () => {
  const leaving = await world.aMember(owner, 'worker')
  const [made] = await Promise.allSettled([devices.add(owner, leaving.memberId), world.remove(owner, leaving.memberId)])
  if (made.status === 'fulfilled') {
    await expect(findDevice(world.table, [made.value.token])).rejects.toThrow('unauthorized')
  } else expect(String(made.reason)).toMatch(/not_found/)
})

test('a member has at most twenty devices, listed newest first', async () => {
  const busy = await world.aMember(owner, 'worker')
  const labels = Array.from({ length: 20 }, (_, index) => `Phone ${index}`)
  for (const label of labels) await devices.add(busy, busy.memberId, label)
  const { items } = await devices.list(busy, busy.memberId)
  expect(items.map(({ label }) => label).toSorted()).toEqual(labels.toSorted())
  expect(items.map(({ createdAt }) => createdAt)).toEqual(
    items
      .map(({ createdAt }) => createdAt)
      .toSorted()
      .reverse(),
  )
  await expect(devices.add(busy, busy.memberId)).rejects.toThrow('wrong_state')
})

describe('whose devices', () => {
  test('staff add, list and remove for workers and for themselves, not for owners or colleagues of the office', async () => {
    const colleague = await world.aMember(owner, 'staff')
    for (const { memberId } of [owner, colleague]) {
      const { deviceId } = await devices.add(owner, memberId)
      await expect(devices.add(office, memberId)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(devices.list(office, memberId)).rejects.toMatchObject({ code: 'forbidden' })
      await expect(devices.remove(office, memberId, deviceId)).rejects.toMatchObject({ code: 'forbidden' })
    }
    for (const { memberId } of [worker, office]) {
      const { deviceId } = await devices.add(office, memberId)
      expect((await devices.list(office, memberId)).items.length).toBeGreaterThan(0)
      await devices.remove(office, memberId, deviceId)
    }
  })

  test('a worker hears of a colleague’s devices what is heard of an unknown member’s', async () => {
    for (const memberId of [owner.memberId, office.memberId, 'unknown']) {
      await expect(devices.add(worker, memberId)).rejects.toMatchObject({ code: 'not_found' })
      await expect(devices.list(worker, memberId)).rejects.toMatchObject({ code: 'not_found' })
      await expect(devices.remove(worker, memberId, 'any')).rejects.toMatchObject({ code: 'not_found' })
    }
  })

  test('each member is told by email, with the name of who added it', async () => {
    const told = async (by: Principal, memberId: string) => {
      devices.sent.length = 0
      await devices.add(by, memberId, 'Van 3')
      const [work] = devices.sent
      const messageId = work?.sk.split('#')[1] ?? ''
      const { Item = {} } = await world.table.send(
        new GetCommand({ TableName: world.table.name, Key: messageKey(owner.accountId, messageId) }),
      )
      return world.table.item(NoticeItem, Item)
    }
    const template = 'device-added'
    const { name } = await world.deps
      .findMember(owner.accountId, office.memberId)
      .then((member) => member ?? expect.unreachable())
    const { to, ...byOffice } = await told(office, worker.memberId)
    expect(byOffice).toMatchObject({ template, memberId: worker.memberId, device: 'Van 3', addedBy: name })
    expect(to).toMatch(/@example\.test$/)
    expect((await told(worker, worker.memberId)).addedBy).toBeUndefined()
  })
})
