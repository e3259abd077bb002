import type { CloudWatchLogsEvent } from 'aws-lambda'
import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { findActiveAccount } from '../../shared/identity/account-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { receiveSmsReports } from '../feedback/receive-sms-reports.ts'
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
export const handler = ({ awslogs }: CloudWatchLogsEvent): Promise<void> => receiveSmsReports(awslogs.data, deps)
