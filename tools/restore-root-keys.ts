import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { restoreRootKeys } from '../functions/accounts/keys/restore-root-keys.ts'
import { rootKeyCopyStore } from '../functions/accounts/keys/root-key-copy-store.ts'
import { openKeyring } from '../functions/shared/crypto/keyring.ts'
import { documentClient, tableOver } from '../functions/shared/table/table.ts'
import { CommandFailure, readCommandLine, runCommand, wrongUse } from './command.ts'

const usage = `npm run restore-root-keys -- --table NAME --key-table NAME

Puts root keys that the key table has lost back from their copies in the table: docs/runbooks/restore.md says when.
Overwrites nothing. Credentials, region and endpoints are those of the environment variables of the AWS SDK.`

await runCommand(async () => {
  const text = { type: 'string' } as const
  const { values } = readCommandLine(usage, { table: text, 'key-table': text })
  const { table, 'key-table': keyTable } = values
  if (!table || !keyTable) throw wrongUse('Two names are needed', usage)
  const { restored, present, differing } = await restore(table, keyTable).catch((error: Error) => {
    throw new CommandFailure(`The restore stopped; run it again. ${error.name}: ${error.message}`)
  })
  if (differing.length > 0)
    throw new CommandFailure(`Root keys ${differing.join(', ')} differ from their copies, and were left as they are`)
  if (restored.length + present.length === 0) throw new CommandFailure(`The table ${table} holds no copy of a root key`)
  console.log(`${restored.length} root keys restored, ${present.length} were there.`)
})

function restore(name: string, keyTable: string) {
  const client = documentClient(new DynamoDBClient({}))
  const noKey = () => Promise.reject(new Error('copies are not opened'))
  const vault = { generate: noKey, unwrap: noKey }
  const keyring = openKeyring({ client, tableName: keyTable, mainTable: name, vault, now: Date.now })
  return restoreRootKeys(rootKeyCopyStore(tableOver({ client, name, keyring }), keyTable))
}
