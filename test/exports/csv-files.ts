import { emptyArchive } from '../../functions/exports/checkpoint.ts'
import { zipUpload } from '../../functions/exports/zip-upload.ts'
import type { Exported } from '../../functions/shared/erasure/exporter.ts'
import type { Principal } from '../../functions/shared/identity/principal.ts'
import { type Exporting, timeBudgetOf } from './exporting.ts'
import { readZip } from './zip-reader.ts'

/** The CSV files of that name in a new export, in order. `checks`: how often a slice may look at the time. */
export async function csvFiles(
  name: string,
  by: Principal,
  exporting: Exporting,
  checks = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const { exportId } = await exporting.request(by)
  for (let slices = 0; (await exporting.show(by, exportId)).status === 'running' && slices < 100; slices += 1) {
    await exporting.run(by, timeBudgetOf(checks))
  }
  const files = await exporting.fetch(by, exportId)
  return [...files].filter(([path]) => new RegExp(`^${name}(-\\d+)?\\.csv$`).test(path)).map(([, text]) => text)
}

/** The files of a zip with these items, by path. */
export async function writtenFiles(items: readonly Exported[]): Promise<Map<string, string>> {
  const parts: Buffer[] = []
  const putPart = async (_number: number, bytes: Buffer) => {
    parts.push(bytes)
    return 'etag'
  }
  const archive = zipUpload(emptyArchive, putPart, Date.now)
  for (const item of items) await archive.add(item)
  await archive.close('')
  return readZip(Buffer.concat(parts))
}
