import { languageOf } from '../../customers/domain/language.ts'
import type { Customer } from '../../customers/items.ts'
import type { WorkMessage } from '../../shared/background/due.ts'
import type { Account } from '../../shared/identity/account.ts'
import { toInstant } from '../../shared/instant.ts'
import type { CapDeps } from '../drafting/caps.ts'
import type { Bulk } from '../items.ts'
import type { MessageStore } from '../message-store.ts'
import { refuseStopWord, segmentsOf, type WrittenMessageCaller } from '../requests/request-written-message.ts'
import { warningsOf } from '../templates/check.ts'
import { findTemplateFor } from '../templates/find-template.ts'
import type { TemplateStore } from '../templates/template-store.ts'
import type { BulkStore } from './bulk-store.ts'
import { capRoom } from './cap-room.ts'
import { type ChooseDeps, chooseCustomers } from './choose-customers.ts'
import { type JudgeDeps, type Judged, judgeRecipients } from './judge-recipients.ts'
import type { BulkRequest, BulkResponse } from './schemas.ts'

export type RequestBulkDeps = ChooseDeps &
  JudgeDeps &
  Pick<CapDeps, 'readUsage' | 'textCaps'> &
  Pick<TemplateStore, 'findTemplate'> &
  Pick<MessageStore, 'requestOf'> &
  Pick<BulkStore, 'addBulk'> & {
    readonly newId: () => string
    readonly enqueue: (work: WorkMessage) => Promise<void>
  }

/**
 * Counts what the gate decides now for each customer and channel, then hands the request to the worker that writes the messages.
 * A repeated `key` with the same words is the same request, even after a crash.
 * @throws AppError `invalid` for too many customers, an SMS that is too long or that offers a stop word as a reply
 */
export async function requestBulk(
  { kind, channels, customers: recipients, dryRun, ...authored }: BulkRequest,
  key: string | undefined,
  caller: WrittenMessageCaller,
  deps: RequestBulkDeps,
): Promise<BulkResponse> {
  const { accountId, account, memberId } = caller
  const bySms = channels.includes('sms')
  if (bySms) refuseStopWord(authored.text)
  const { customers, unknown } = await chooseCustomers(accountId, recipients, deps)
  const now = deps.now()
  const written = { kind, authored }
  const segments = bySms ? await segmentsByLanguage(await caller.openAccount(), customers, written, deps) : undefined
  const room = await capRoom(account, now, deps)
  const judged: Judged[] = []
  for (const channel of channels) {
    const unitsFor = (customer: Customer) =>
      (channel === 'sms' ? segments?.get(languageOf(customer, account)) : undefined) ?? 1
    judged.push(...(await judgeRecipients(account, customers, { kind, channel, unitsFor }, room, deps)))
  }
  const warnings = bySms ? warningsOf(authored.text) : undefined
  const result = { dryRun, warnings, customers: customers.length, unknown, counts: countsOf(judged) }
  if (dryRun || customers.length === 0) return result
  const content = [memberId, key, kind, channels, recipients, authored]
  const bulkId = key === undefined ? deps.newId() : await deps.requestOf(accountId, content)
  const bulk: Bulk = {
    bulkId,
    kind,
    channels,
    createdAt: toInstant(now),
    customerIds: customers.map(({ customerId }) => customerId),
    authored,
  }
  await deps.enqueue(await deps.addBulk(accountId, bulk, memberId, now))
  return { bulkId, ...result }
}

/** Of the SMS, as the first customer of each language would get it. */
async function segmentsByLanguage(
  account: Account,
  customers: readonly Customer[],
  { kind, authored }: Pick<Bulk, 'kind' | 'authored'>,
  deps: RequestBulkDeps,
): Promise<Map<string, number>> {
  const segments = new Map<string, number>()
  for (const customer of customers) {
    const language = languageOf(customer, account)
    if (segments.has(language)) continue
    const template = await findTemplateFor(account.accountId, kind, 'sms', language, deps)
    const subject = { kind, channel: 'sms' } as const
    segments.set(language, segmentsOf({ account, customer, subject, content: { authored }, template }))
  }
  return segments
}

function countsOf(judged: readonly Judged[]): BulkResponse['counts'] {
  const groups = Map.groupBy(judged, ({ channel, status, reason }) => JSON.stringify([channel, status, reason]))
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { channel, status, reason } = first
    return [{ channel, status, reason, count: group.length }]
  })
}
