import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { archiveClient } from '../functions/erasure/archive-client.ts'
import { replayErasures } from '../functions/erasure/audit/replay-erasures.ts'
import { replayStore } from '../functions/erasure/audit/replay-store.ts'
import { erasers } from '../functions/erasure/registry/all-erasers.ts'
import { sweepStore } from '../functions/erasure/sweep-store.ts'
import { openKeyring } from '../functions/shared/crypto/keyring.ts'
import { documentClient, tableOver } from '../functions/shared/table/table.ts'
import { CommandFailure, readCommandLine, runCommand, wrongUse } from './command.ts'

const usage = `npm run replay-erasures -- --table NAME --key-table NAME --bucket NAME

Erases from a restored table every account whose erasure is finished: docs/runbooks/restore.md says when.
Credentials, region and endpoints are those of the environment variables of the AWS SDK.`

await runCommand(async () => {
  const text = { type: 'string' } as const
  const { values } = readCommandLine(usage, { table: text, 'key-table': text, bucket: text })
  const { table, 'key-table': keyTable, bucket } = values
  if (!table || !keyTable || !bucket) throw wrongUse('Three names are needed', usage)
  const { erasures, rows } = await replay(table, keyTable, bucket).catch((error: Error) => {
    throw new CommandFailure(`The replay stopped; run it again. ${error.name}: ${error.message}`)
  })
  console.log(`${erasures} finished erasures replayed, ${rows} rows deleted. The table may serve now.`)
})

function replay(name: string, keyTableName: string, bucket: string) {
  const client = documentClient(new DynamoDBClient({}))
  // A replay only deletes keys.
  const noKey = () => Promise.reject(new Error('a replay opens nothing'))
  const vault = { generate: noKey, unwrap: noKey }
  const keyring = openKeyring({ client, tableName: keyTableName, mainTable: name, vault, now: Date.now })
  const table = tableOver({ client, name, keyring })
  return replayErasures({
    ...archiveClient(bucket),
    ...sweepStore(table, erasers),
    ...replayStore(table, keyring.accountRowKey),
    report: (erasureId, count) => {
      if (count > 0) console.log(`${erasureId}: ${count} rows had come back and are deleted`)
    },
  })
}
