import type { TimeBudget } from '../shared/background/time-budget.ts'
import type { Exporter } from '../shared/erasure/exporter.ts'
import type { Account } from '../shared/identity/account.ts'
import type { ItemType } from '../shared/keys.ts'
import { settleAll } from '../shared/settle-all.ts'
import type { RowPosition } from './checkpoint.ts'
import type { ExportStore, Partition } from './export-store.ts'
import type { ZipUpload } from './zip-upload.ts'

type Deps = Pick<ExportStore, 'partitionsOf' | 'rowsAfter' | 'exportedOf' | 'readRelated'> & {
  readonly exporters: Readonly<Record<ItemType, Exporter>>
  readonly now: () => number
  readonly onProgress: () => Promise<void>
}

/** Few, since a shift brings its whole track. */
const concurrency = 4

/** Returns where time ran out, or undefined when all is written. */
export async function exportPartitions(
  account: Account,
  from: RowPosition | undefined,
  archive: ZipUpload,
  slice: TimeBudget,
  deps: Deps,
): Promise<RowPosition | undefined> {
  const partitions = deps.partitionsOf(account.accountId).filter(({ type }) => deps.exporters[type].how === 'rows')
  const begin = from === undefined ? 0 : partitions.findIndex(({ pk }) => pk === from.pk)
  if (begin < 0) throw new Error('the export stopped in a partition that is no longer known')
  for (const [index, partition] of partitions.slice(begin).entries()) {
    const stopped = await writePartition(
      account,
      partition,
      index === 0 ? from?.after : undefined,
      archive,
      slice,
      deps,
    )
    if (stopped) return stopped
  }
  return undefined
}

async function writePartition(
  account: Account,
  { type, pk }: Partition,
  from: string | undefined,
  archive: ZipUpload,
  slice: TimeBudget,
  deps: Deps,
): Promise<RowPosition | undefined> {
  let after = from
  if (!slice.hasTime()) return positionAt(pk, after)
  for await (const rows of deps.rowsAfter(pk, after, deps.now())) {
    const exporter = deps.exporters[type]
    const relatedRow = await deps.readRelated(exporter, rows)
    for (let at = 0; at < rows.length; at += concurrency) {
      const some = rows.slice(at, at + concurrency)
      const asOf = { account, now: deps.now(), relatedRow }
      const all = await settleAll(some.map((row) => deps.exportedOf(exporter, row, asOf)))
      for (const exported of all.flat()) await archive.add(exported)
      after = some.at(-1)?.sk
      await deps.onProgress()
      if (!slice.hasTime()) return positionAt(pk, after)
    }
  }
  return undefined
}

function positionAt(pk: string, after: string | undefined): RowPosition {
  return after === undefined ? { pk } : { pk, after }
}
