import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { LocalCloud } from '../support/local-cloud.ts'

/** Queues of AWS's events hold phones and addresses, for a day, encrypted. */
const queuesOfAws = /InboundTexts|SesEvents/

export type Watched = { readonly ours: readonly string[]; readonly ofAws: number }

/** What the local cloud keeps of queues and bucket: each message that was ever sent, and what is told of each object. */
export function watchQueuesAndBucket(cloud: LocalCloud) {
  const engine = new DatabaseSync(join(cloud.state, 'fauxqs/fauxqs.db'), { timeout: 5_000 })
  // workers delete messages, so copy each for the test
  engine.exec(`CREATE TABLE seen (queue TEXT, message TEXT);
    CREATE TRIGGER see AFTER INSERT ON sqs_messages
    BEGIN INSERT INTO seen VALUES (NEW.queue_name, NEW.body || NEW.message_attributes); END`)
  const rowsOf = (query: string) =>
    engine
      .prepare(query)
      .all()
      .map((each) => ({ ...each }))
  return {
    messages(): Watched {
      const seen = rowsOf('SELECT queue, message FROM seen')
      const ours = seen.filter(({ queue }) => !queuesOfAws.test(String(queue)))
      return { ours: ours.map(({ message }) => String(message)), ofAws: seen.length - ours.length }
    },
    /** Names, headers, hashes and checksums of all objects and unfinished uploads, without what they hold. */
    objects: () => [
      ...rowsOf(`SELECT key, content_type, etag, metadata, content_language, content_disposition, content_encoding,
        parts, checksum_value, part_checksums FROM s3_objects`),
      ...rowsOf('SELECT key, content_type, metadata, content_disposition FROM s3_multipart_uploads'),
      ...rowsOf('SELECT etag, checksum_value FROM s3_multipart_parts'),
    ],
    close: () => engine.close(),
  }
}
