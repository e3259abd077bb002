import type { ItemType } from '../../functions/shared/keys.ts'
import type { AccountTable } from '../constructs/account-table.ts'
import type { FilesBucket } from '../constructs/files-bucket.ts'
import type { KeyRing } from '../constructs/key-ring.ts'
import type { PublicApi } from '../constructs/public-api.ts'
import type { ReceiptKey } from '../constructs/receipt-key.ts'
import type { SesChannel } from '../constructs/ses-channel.ts'
import type { SmsChannel } from '../constructs/sms-channel.ts'
import type { AppUserPool } from '../constructs/user-pool.ts'
import type { WorkQueue } from '../constructs/work-queue.ts'
import type { Stage } from '../stage.ts'

export type Resources = {
  readonly stage: Stage
  readonly api: PublicApi
  readonly table: AccountTable
  readonly keys: KeyRing
  readonly files: FilesBucket
  readonly userPool: AppUserPool
  readonly receiptKey: ReceiptKey
  readonly email: SesChannel
  readonly sms: SmsChannel
  /** For messages that a person waits for. */
  readonly messages: WorkQueue
  /** Reminders, bulk messages and later attempts, which may be many. */
  readonly plannedMessages: WorkQueue
  readonly stops: WorkQueue
  readonly erasures: WorkQueue
  readonly invitations: WorkQueue
  readonly exports: WorkQueue
  readonly compactions: WorkQueue
  readonly autoCloses: WorkQueue
  readonly keyRotations: WorkQueue
  readonly keyScans: WorkQueue
}

/** Read by every signed-in request. */
export const principal = ['login', 'account'] as const satisfies readonly ItemType[]
