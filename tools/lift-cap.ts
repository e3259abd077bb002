import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { accountStore } from '../functions/accounts/account-store.ts'
import { openKeyring } from '../functions/shared/crypto/keyring.ts'
import { kmsVault } from '../functions/shared/crypto/kms-vault.ts'
import { toInstant } from '../functions/shared/instant.ts'
import { documentClient, tableOver } from '../functions/shared/table/table.ts'
import { CommandFailure, readCommandLine, runCommand, wrongUse } from './command.ts'

const usage = `npm run lift-cap -- --table NAME --key-table NAME --root-key ARN --account ID (--texts-per-day NUMBER | --reset)

Sets how many SMS an account may send in a day, in place of the installation's caps.accountTextsPerDay. The account's audit trail
shows it. Credentials, region and endpoints are those of the environment variables of the AWS SDK.`

await runCommand(async () => {
  const text = { type: 'string' } as const
  const options = { table: text, 'key-table': text, 'root-key': text, account: text, 'texts-per-day': text }
  const { values } = readCommandLine(usage, { ...options, reset: { type: 'boolean', default: false } })
  const { table: name, 'key-table': tableName, 'root-key': rootKey, account, 'texts-per-day': count, reset } = values
  if (!name || !tableName || !rootKey || !account) throw wrongUse('Two tables, a key and an account are needed', usage)
  if (reset === (count !== undefined)) throw wrongUse('Either --texts-per-day or --reset is needed', usage)
  if (count !== undefined && !/^\d{1,7}$/.test(count)) throw wrongUse(`${count} is not a number of SMS`, usage)
  const textsPerDay = count === undefined ? undefined : Number(count)
  const client = documentClient(new DynamoDBClient({}))
  const keyring = openKeyring({ client, tableName, mainTable: name, vault: kmsVault(rootKey), now: Date.now })
  const { setTextsPerDay } = accountStore(tableOver({ client, name, keyring }))
  const details = { textsPerDay: textsPerDay ?? null }
  const note = { at: toInstant(Date.now()), by: 'operator', action: 'account.cap-changed', subject: account, details }
  const isSet = await setTextsPerDay(account, textsPerDay, note).catch((error: Error) => {
    throw new CommandFailure(`The cap is as it was. ${error.name}: ${error.message}`)
  })
  if (!isSet) throw new CommandFailure(`There is no active account ${account}.`)
  console.log(`The account may send ${textsPerDay ?? "the installation's number of"} SMS a day.`)
})
