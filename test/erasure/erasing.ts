import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { cancelErasure } from '../../functions/erasure/cancel-erasure.ts'
import { eraseAccount } from '../../functions/erasure/erase-account.ts'
import { erasureStore } from '../../functions/erasure/erasure-store.ts'
import { fenceStore } from '../../functions/erasure/fence-store.ts'
import type { Erasure } from '../../functions/erasure/items.ts'
import { ownerStore } from '../../functions/erasure/owners/owner-store.ts'
import { erasers, retainedItems } from '../../functions/erasure/registry/all-erasers.ts'
import { requestErasure } from '../../functions/erasure/request-erasure.ts'
import { showErasure } from '../../functions/erasure/show-erasure.ts'
import { sweepStore } from '../../functions/erasure/sweep-store.ts'
import type { Email } from '../../functions/notifications/email/compose.ts'
import { erasureEmailStore } from '../../functions/notifications/sending/erasure-email-store.ts'
import { unpaced } from '../../functions/notifications/sending/pace.ts'
import { sendErasureEmail } from '../../functions/notifications/sending/send-erasure-email.ts'
import type { WorkMessage } from '../../functions/shared/background/due.ts'
import type { DueKind } from '../../functions/shared/background/due-kinds.ts'
import type { TimeBudget } from '../../functions/shared/background/time-budget.ts'
import { clock } from '../../functions/shared/clock.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { newId } from '../../functions/shared/ids.ts'
import { erasureKey } from '../../functions/shared/keys.ts'
import type { World } from '../accounts/world.ts'
import { aSigner, payloadOf } from './signer.ts'

export type Erasing = ReturnType<typeof anErasing>
export type EraserDeps = Parameters<typeof eraseAccount>[2]

const apiUrl = 'https://api.example.test'
const unhurried: TimeBudget = { hasTime: () => true }

/** Requests, runs and shows erasures on a real table. */
export function anErasing(world: World) {
  const { table } = world
  const statusKey = () => table.keyring.derive('status-link')
  const sent: WorkMessage[] = []
  const emails: { readonly to: string; readonly mail: Email }[] = []
  const provider: { behaviour: ((to: string) => void) | undefined } = { behaviour: undefined }
  /** Sends at once, in place of queue and sender. */
  const enqueueEmail = (work: WorkMessage) =>
    sendErasureEmail(work, {
      ...erasureEmailStore(table),
      ...unpaced,
      statusKey,
      apiUrl,
      newId,
      now: () => Date.now() + time.ahead,
      remaining: () => time.remaining,
      sendWithoutTags: async ({ to }, mail) => {
        provider.behaviour?.(to)
        emails.push({ to, mail })
        return 'a-message-id'
      },
    }).catch(() => undefined)
  const time = { ahead: 0, remaining: 20_000 }
  const eraser: EraserDeps = {
    ...erasureStore(table),
    ...fenceStore(table),
    ...sweepStore(table, erasers),
    ...world.pool.client,
    ...world.archive.client,
    ...aSigner(),
    retained: retainedItems,
    enqueueEmail,
    pause: async () => undefined,
    now: clock,
  }
  const requestDeps = {
    ...erasureStore(table),
    ...fenceStore(table),
    now: clock,
    newId,
    statusKey,
    apiUrl,
    ...ownerStore(table),
    enqueueEmail,
    quiesceMilliseconds: 35_000,
    graceMilliseconds: 0,
    backupDays: 7,
    enqueueAfterQuiesce: async (work: WorkMessage) => {
      sent.push(work)
    },
  }
  const workFor = (erasureId: string, kind: DueKind): WorkMessage => ({ ...erasureKey(erasureId), kind })
  return {
    eraser,
    sent,
    emails,
    listOwners: requestDeps.listOwners,
    provider,
    time,
    async request(by: Principal, more: Partial<typeof requestDeps> & { confirm?: string; authTime?: number } = {}) {
      const { confirm = (await by.openAccount()).name, authTime = by.authTime, ...rest } = more
      return requestErasure(confirm, { ...by, authTime }, { ...requestDeps, ...rest })
    },
    cancel: (erasureId: string, url: string, more: Partial<Pick<typeof requestDeps, 'now' | 'enqueueEmail'>> = {}) =>
      cancelErasure(erasureId, new URL(url).searchParams.get('token') ?? '', { ...requestDeps, erasers, ...more }),
    run: (erasureId: string, kind: DueKind = 'quiesce', deps: EraserDeps = eraser, slice: TimeBudget = unhurried) =>
      eraseAccount(workFor(erasureId, kind), slice, deps),
    /** What the status link shows, with the receipt's payload. */
    async show(erasureId: string, url: string) {
      const token = new URL(url).searchParams.get('token') ?? ''
      const { receipt, ...status } = await showErasure(erasureId, token, { ...requestDeps, erasers })
      return { ...status, receipt: receipt === undefined ? undefined : payloadOf(receipt) }
    },
    find: async (erasureId: string): Promise<Erasure | undefined> => eraser.findErasure(erasureKey(erasureId)),
    /** The stored row, with due attributes. */
    async row(erasureId: string): Promise<Record<string, unknown>> {
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key: erasureKey(erasureId) }))
      return Item ?? {}
    },
  }
}
