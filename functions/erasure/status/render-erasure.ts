import { AppError } from '../../shared/errors.ts'
import { preferredLanguage, prefersPage } from '../../shared/http/accept.ts'
import { ok, type Response } from '../../shared/http/route.ts'
import { type ErasureView, erasurePage } from './erasure-page.ts'
import { receiptFileName } from './receipt-section.ts'
import { refusalPage } from './refusal-page.ts'

type Wanted = {
  readonly headers: { readonly [name: string]: string | undefined }
  readonly query: {
    readonly token: string
    readonly format?: 'receipt' | undefined
    readonly refresh?: 'off' | undefined
  }
  readonly apiUrl: string
}

const byHeaders = { vary: 'accept, accept-language' }

/** JSON, a page, or the receipt as a file. */
export async function renderErasure(wanted: Wanted, show: () => Promise<ErasureView>): Promise<Response> {
  const { headers, query, apiUrl } = wanted
  if (query.format === 'receipt') return receiptFile(await show())
  if (!prefersPage(headers['accept'])) return { ...ok(await show()), headers: byHeaders }
  const preferred = preferredLanguage(headers['accept-language'])
  const response = await show().then(
    (view) => {
      const language = preferred ?? view.language ?? 'en'
      return erasurePage(view, { token: query.token, apiUrl, language, refreshes: query.refresh !== 'off' })
    },
    (error: unknown) => {
      if (error instanceof AppError && error.status < 500) return refusalPage(error, preferred ?? 'en')
      throw error
    },
  )
  return { ...response, headers: { ...response.headers, ...byHeaders } }
}

function receiptFile({ receipt, erasureId }: ErasureView): Response {
  if (receipt === undefined) throw new AppError('not_found')
  const headers = { 'content-disposition': `attachment; filename="${receiptFileName(erasureId)}"` }
  return { status: 200, contentType: 'application/jose', body: receipt, headers }
}
