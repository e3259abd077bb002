import type { WorkMessage } from '../shared/background/due.ts'
import type { JobStore } from '../shared/background/job-store.ts'
import type { TimeBudget } from '../shared/background/time-budget.ts'
import type { Account } from '../shared/identity/account.ts'
import { toInstant } from '../shared/instant.ts'
import { accountOf } from '../shared/keys.ts'
import { log } from '../shared/log.ts'
import { type Checkpoint, emptyArchive } from './checkpoint.ts'
import { claimMilliseconds, exportMilliseconds, maxFailedSlices } from './domain/export-lifetimes.ts'
import type { ExportFilesClient } from './export-files-client.ts'
import { exportPartitions } from './export-partitions.ts'
import { exportReadme, type ReadmeDeps } from './export-readme.ts'
import type { ExportStore } from './export-store.ts'
import type { Export } from './items.ts'
import { zipUpload } from './zip-upload.ts'

type Deps = Omit<ExportStore, 'startExport' | 'findExport'> &
  Omit<ExportFilesClient, 'signDownloadUrl'> &
  ReadmeDeps &
  Pick<JobStore, 'readDue'>
type Job = { readonly accountId: string; readonly exportId: string; readonly claimed: Export }
type Upload = Job & { readonly uploadId: string }

const progressMilliseconds = 2_000

/**
 * Runs one slice. A slice that died is repeated from the last checkpoint: it replaces its parts under the same
 * numbers, and the upload is completed with exactly the parts that a checkpoint lists.
 */
export async function exportAccount(work: WorkMessage, slice: TimeBudget, deps: Deps): Promise<void> {
  const due = await deps.readDue(work)
  if (!due) return
  const [accountId, exportId] = [accountOf(work), String(due.details['exportId'])]
  const account = await deps.findActiveAccount(accountId)
  const now = deps.now()
  const claimed = await deps.claimExport(accountId, exportId, now, now + claimMilliseconds)
  if (!claimed) return
  const job = { accountId, exportId, claimed }
  if (!account || claimed.attempts > maxFailedSlices) return fail(job, deps)

  const saved = claimed.checkpoint === undefined ? undefined : await deps.getCheckpoint(job, claimed.checkpoint)
  const upload = { ...job, uploadId: claimed.uploadId ?? (await begin(job, deps)) }
  const isWritten = saved !== undefined && saved.position === undefined
  const reached = isWritten ? saved : await write(upload, account, saved, slice, deps)
  if (reached.position === undefined) await complete(upload, reached, deps)
}

/** The id is saved before the first part, so that `fail` can abort the upload. */
async function begin(job: Job, deps: Deps): Promise<string> {
  const day = toInstant(job.claimed.requestedAt).slice(0, 10)
  const uploadId = await deps.beginUpload(job, `fieldpost-${day}.zip`)
  await deps.updateExport(job.accountId, job.claimed, { uploadId })
  return uploadId
}

async function write(
  upload: Upload,
  account: Account,
  saved: Checkpoint | undefined,
  slice: TimeBudget,
  deps: Deps,
): Promise<Checkpoint> {
  const { accountId, claimed, uploadId } = upload
  const archive = zipUpload(
    saved?.archive ?? emptyArchive,
    (number, bytes) => deps.putPart(upload, uploadId, number, bytes),
    deps.now,
  )
  const saveProgress = () => deps.updateExport(accountId, claimed, { counts: archive.counts() })
  const onProgress = atMostEvery(progressMilliseconds, deps.now, saveProgress)
  const position = await exportPartitions(account, saved?.position, archive, slice, { ...deps, onProgress })
  const reached = position
    ? { archive: await archive.pause(), position }
    : { archive: await archive.close(exportReadme(account, claimed, archive.counts(), deps)) }
  await saveCheckpoint(upload, reached, deps)
  return reached
}

async function saveCheckpoint({ accountId, exportId, claimed }: Job, reached: Checkpoint, deps: Deps): Promise<void> {
  const which = { accountId, exportId }
  const change = { checkpoint: String(claimed.version), counts: reached.archive.counts }
  await deps.putCheckpoint(which, change.checkpoint, reached)
  if (reached.position) await deps.rescheduleExport(accountId, claimed, change, deps.now())
  else await deps.updateExport(accountId, claimed, change)
  if (claimed.checkpoint !== undefined) await deps.deleteCheckpoint(which, claimed.checkpoint)
}

async function complete(upload: Upload, { archive: { parts, counts } }: Checkpoint, deps: Deps): Promise<void> {
  const { accountId, exportId, claimed, uploadId } = upload
  await deps.completeUpload(upload, uploadId, parts)
  const now = deps.now()
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0)
  const ready = { status: 'ready', finishedAt: now, expiresAt: now + exportMilliseconds, counts, bytes } as const
  await deps.finishExport(accountId, claimed, ready, now)
  for (const name of [claimed.checkpoint, String(claimed.version)]) {
    if (name !== undefined) await deps.deleteCheckpoint({ accountId, exportId }, name)
  }
  log('info', 'export_finished', { count: parts.length })
}

async function fail({ accountId, exportId, claimed }: Job, deps: Deps): Promise<void> {
  const which = { accountId, exportId }
  if (claimed.uploadId !== undefined) await deps.abortUpload(which, claimed.uploadId)
  if (claimed.checkpoint !== undefined) await deps.deleteCheckpoint(which, claimed.checkpoint)
  await deps.finishExport(accountId, claimed, { status: 'failed', finishedAt: deps.now() }, deps.now())
  log('warn', 'export_failed', { count: claimed.attempts })
}

function atMostEvery(milliseconds: number, now: () => number, run: () => Promise<void>): () => Promise<void> {
  let lastRun = now()
  return async () => {
    if (now() - lastRun < milliseconds) return
    lastRun = now()
    await run()
  }
}
