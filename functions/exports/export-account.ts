import type { WorkMessage } from '../shared/background/due.ts'
import type { JobStore } from '../shared/background/job-store.ts'
import type { TimeBudget } from '../shared/background/time-budget.ts'
import type { Account } from '../shared/identity/account.ts'
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

/** How often a running slice tells how far it is. */
const tellMilliseconds = 2_000

/**
 * One slice of an export: it begins by reading the account's row, takes the export for itself, goes on where the last
 * slice stopped and leaves the rest to another. A slice that dies is repeated from there: parts that it stored are
 * stored again under their numbers, and the upload is completed with exactly those parts that a checkpoint names.
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
  if (!account || claimed.attempts > maxFailedSlices) return giveUp(job, deps)

  const begun = claimed.checkpoint === undefined ? undefined : await deps.getCheckpoint(job, claimed.checkpoint)
  const upload = { ...job, uploadId: claimed.uploadId ?? (await begin(job, deps)) }
  const isWritten = begun !== undefined && begun.place === undefined
  const reached = isWritten ? begun : await write(upload, account, begun, slice, deps)
  if (reached.place === undefined) await complete(upload, reached, deps)
}

/** The upload is noted before anything is put into it, so that whoever gives up can find it. */
async function begin(job: Job, deps: Deps): Promise<string> {
  const day = new Date(job.claimed.requestedAt).toISOString().slice(0, 10)
  const uploadId = await deps.beginUpload(job, `fieldpost-${day}.zip`)
  await deps.updateExport(job.accountId, job.claimed, { uploadId })
  return uploadId
}

async function write(
  upload: Upload,
  account: Account,
  begun: Checkpoint | undefined,
  slice: TimeBudget,
  deps: Deps,
): Promise<Checkpoint> {
  const { accountId, claimed, uploadId } = upload
  const archive = zipUpload(
    begun?.archive ?? emptyArchive,
    (number, bytes) => deps.putPart(upload, uploadId, number, bytes),
    deps.now,
  )
  const tell = () => deps.updateExport(accountId, claimed, { counts: archive.counts() })
  const progressed = atMostEvery(tellMilliseconds, deps.now, tell)
  const place = await exportPartitions(account, begun?.place, archive, slice, { ...deps, progressed })
  const reached = place
    ? { archive: await archive.pause(), place }
    : { archive: await archive.close(exportReadme(account, claimed, archive.counts(), deps)) }
  await keep(upload, reached, deps)
  return reached
}

/** Once the row names the checkpoint, no slice goes back behind it. */
async function keep({ accountId, exportId, claimed }: Job, reached: Checkpoint, deps: Deps): Promise<void> {
  const which = { accountId, exportId }
  const kept = { checkpoint: String(claimed.version), counts: reached.archive.counts }
  await deps.putCheckpoint(which, kept.checkpoint, reached)
  if (reached.place) await deps.rescheduleExport(accountId, claimed, kept, deps.now())
  else await deps.updateExport(accountId, claimed, kept)
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

/** The account is fenced, or slice after slice has died. */
async function giveUp({ accountId, exportId, claimed }: Job, deps: Deps): Promise<void> {
  const which = { accountId, exportId }
  if (claimed.uploadId !== undefined) await deps.abortUpload(which, claimed.uploadId)
  if (claimed.checkpoint !== undefined) await deps.deleteCheckpoint(which, claimed.checkpoint)
  await deps.finishExport(accountId, claimed, { status: 'failed', finishedAt: deps.now() }, deps.now())
  log('warn', 'export_failed', { count: claimed.attempts })
}

function atMostEvery(milliseconds: number, now: () => number, tell: () => Promise<void>): () => Promise<void> {
  let told = now()
  return async () => {
    if (now() - told < milliseconds) return
    told = now()
    await tell()
  }
}
