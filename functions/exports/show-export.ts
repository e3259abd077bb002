import { found } from '../shared/errors.ts'
import { toInstant } from '../shared/instant.ts'
import { exportStatus } from './domain/export-lifetimes.ts'
import type { ExportFilesClient } from './export-files-client.ts'
import type { ExportStore } from './export-store.ts'

type Deps = Pick<ExportStore, 'findExport'> &
  Pick<ExportFilesClient, 'signDownloadUrl'> & { readonly now: () => number }

/**
 * The link may expire before `expiresAt`, with the credentials of the role that signed it; the next request returns a
 * new one.
 * @throws AppError `not_found`
 */
export async function showExport(accountId: string, exportId: string, deps: Deps) {
  const now = deps.now()
  const { requestedAt, counts, finishedAt, expiresAt, bytes, ...row } = found(
    await deps.findExport(accountId, exportId),
  )
  const status = exportStatus({ ...row, expiresAt }, now)
  const seconds = Math.floor(((expiresAt ?? now) - now) / 1_000)
  return {
    exportId,
    status,
    requestedAt: toInstant(requestedAt),
    progress: counts,
    ...(finishedAt !== undefined && { finishedAt: toInstant(finishedAt) }),
    ...(expiresAt !== undefined && { expiresAt: toInstant(expiresAt) }),
    ...(status === 'ready' &&
      seconds > 0 && { url: await deps.signDownloadUrl({ accountId, exportId }, seconds), bytes }),
  }
}
