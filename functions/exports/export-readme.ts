import type { Exporter } from '../shared/erasure/exporter.ts'
import type { Account } from '../shared/identity/account.ts'
import { toInstant } from '../shared/instant.ts'
import type { ItemType } from '../shared/keys.ts'
import { readmeOf } from './domain/export-readme.ts'
import type { Export } from './items.ts'

export type ReadmeDeps = {
  readonly exporters: Readonly<Record<ItemType, Exporter>>
  readonly now: () => number
}

export function exportReadme(
  account: Account,
  { requestedAt }: Export,
  counts: Export['counts'],
  deps: ReadmeDeps,
): string {
  const all = Object.entries(deps.exporters)
  return readmeOf({
    company: account.name,
    requestedAt: toInstant(requestedAt),
    finishedAt: toInstant(deps.now()),
    files: all.flatMap(([, exporter]) => (exporter.how === 'rows' ? exporter.files : [])),
    counts,
    excluded: all.flatMap(([name, exporter]) => (exporter.how === 'excluded' ? [{ name, why: exporter.why }] : [])),
  })
}
