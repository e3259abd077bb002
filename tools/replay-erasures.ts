import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { archiveClient } from '../functions/erasure/archive-client.ts'
import { replayErasures } from '../functions/erasure/audit/replay-erasures.ts'
import { replayStore } from '../functions/erasure/audit/replay-store.ts'
import { erasers } from '../functions/erasure/registry/all-erasers.ts'
import { sweepStore } from '../functions/erasure/sweep-store.ts'
import { openKeyring } from '../functions/shared/crypto/keyring.ts'
import { documentClient, tableOver } from '../functions/shared/table/table.ts'

const usage = `npm run replay-erasures -- --table NAME --key-table NAME --bucket NAME

Erases from a restored table every account whose erasure is finished: docs/runbooks/restore.md tells when.
Credentials, region and endpoints are those of the AWS SDK's own environment variables.`

const { values } = parseArgs({
  options: { table: { type: 'string' }, 'key-table': { type: 'string' }, bucket: { type: 'string' } },
})
const { table: name, 'key-table': keyTableName, bucket } = values

if (!name || !keyTableName || !bucket) {
  console.error(usage)
  process.exitCode = 2
} else {
  const client = documentClient(new DynamoDBClient({}))
  // Nothing is opened and nothing is sealed here: keys are deleted only.
  const sealed = () => Promise.reject(new Error('a replay opens nothing'))
  const vault = { generate: sealed, unwrap: sealed }
  const keyring = openKeyring({ client, tableName: keyTableName, vault, now: Date.now })
  const table = tableOver({ client, name, keyring })
  const { erasures, rows } = await replayErasures({
    ...archiveClient(bucket),
    ...sweepStore(table, erasers),
    ...replayStore(table, keyring.accountRowKey),
    told: (erasureId, count) => {
      if (count > 0) console.log(`${erasureId}: ${count} rows had come back and are deleted`)
    },
  })
  console.log(`${erasures} finished erasures replayed, ${rows} rows deleted. The table may serve now.`)
}
