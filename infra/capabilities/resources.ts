import type { ItemType } from '../../functions/shared/keys.ts'
import type { AccountTable } from '../constructs/account-table.ts'
import type { Archive } from '../constructs/files-bucket.ts'
import type { KeyRing } from '../constructs/key-ring.ts'
import type { PublicApi } from '../constructs/public-api.ts'
import type { ReceiptKey } from '../constructs/receipt-key.ts'
import type { People } from '../constructs/user-pool.ts'
import type { WorkQueue } from '../constructs/work-queue.ts'
import type { Stage } from '../stage.ts'

/** What every capability stands on. A construct takes of it what its sentences name. */
export interface Ground {
  readonly stage: Stage
  readonly api: PublicApi
  readonly table: AccountTable
  readonly keys: KeyRing
  readonly archive: Archive
  readonly people: People
  readonly receiptKey: ReceiptKey
  readonly messages: WorkQueue
  readonly erasures: WorkQueue
  readonly exports: WorkQueue
  readonly seals: WorkQueue
  readonly closings: WorkQueue
  readonly rotations: WorkQueue
  readonly keyLooks: WorkQueue
}

/** The two reads of every signed-in request: who this login is, and whether the account still lives. */
export const principal = ['login', 'account'] as const satisfies readonly ItemType[]
