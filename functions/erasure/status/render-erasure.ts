import { AppError } from '../../shared/errors.ts'
import { prefersPage } from '../../shared/http/accept.ts'
import { ok, type Response } from '../../shared/http/route.ts'
import { type ErasureView, erasurePage } from './erasure-page.ts'
import { refusalPage } from './refusal-page.ts'

type Format = { readonly accept: string | undefined; readonly token: string; readonly format?: 'receipt' | undefined }

const byAccept = { vary: 'accept' }

/** JSON, a page, or the receipt as a file. */
export async function renderErasure(
  { accept, token, format }: Format,
  show: () => Promise<ErasureView>,
): Promise<Response> {
  if (format === 'receipt') return receiptFile(await show())
  if (!prefersPage(accept)) return { ...ok(await show()), headers: byAccept }
  const response = await show().then(
    (view) => erasurePage(view, token),
    (error: unknown) => {
      if (error instanceof AppError && error.status < 500) return refusalPage(error)
      throw error
    },
  )
  return { ...response, headers: { ...response.headers, ...byAccept } }
}

function receiptFile({ receipt, erasureId }: ErasureView): Response {
  if (receipt === undefined) throw new AppError('not_found')
  const headers = { 'content-disposition': `attachment; filename="erasure-receipt-${erasureId}.jws"` }
  return { status: 200, contentType: 'application/jose', body: receipt, headers }
}
