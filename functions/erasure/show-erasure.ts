import type { Eraser } from '../shared/erasure/eraser.ts'
import { opensStatus, type StatusKey } from '../shared/erasure/status-link.ts'
import { AppError, found } from '../shared/errors.ts'
import { erasureKey } from '../shared/keys.ts'
import { progressOf } from './domain/erasure.ts'
import type { ErasureStore } from './erasure-store.ts'
import { erasureSummary } from './erasure-summary.ts'

type Deps = Pick<ErasureStore, 'findErasure'> & {
  readonly statusKey: StatusKey
  readonly erasers: Readonly<Record<string, Eraser>>
}

/** @throws AppError `not_found` for a wrong id and a wrong token alike */
export async function showErasure(erasureId: string, token: string, deps: Deps) {
  if (!(await opensStatus(erasureId, token, deps.statusKey))) throw new AppError('not_found')
  const erasure = found(await deps.findErasure(erasureKey(erasureId)))
  const ownerOf = (type: string) => {
    const eraser = deps.erasers[type]
    return eraser?.how === 'with-owner' ? eraser.owner : undefined
  }
  const progress = progressOf(erasure.status, erasure.found ?? {}, erasure.erased ?? {}, ownerOf)
  const receipt = erasure.status === 'erased' ? erasure.receipt : undefined
  const { timeZone, language } = erasure
  return { ...erasureSummary(erasure), progress, receipt, timeZone, language }
}
