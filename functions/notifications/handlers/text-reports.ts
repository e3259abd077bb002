import type { CloudWatchLogsEvent } from 'aws-lambda'
import { consentStore } from '../../customers/consent-store.ts'
import { customerStore } from '../../customers/store.ts'
import { suppressionStore } from '../../customers/suppression-store.ts'
import { findActiveAccount } from '../../shared/account.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { openTable } from '../../shared/table.ts'
import { learnOfTexts } from '../learn-of-texts.ts'
import { messageStore } from '../message-store.ts'

const table = openTable()
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...messageStore(table),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  now: clock,
  pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
}

/** Called by CloudWatch Logs itself, not by a queue. */
export const handler = ({ awslogs }: CloudWatchLogsEvent): Promise<void> => learnOfTexts(awslogs.data, deps)
