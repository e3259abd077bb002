import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, ok, textResponse } from '../../shared/http/route.ts'
import { allRoutes } from '../contract.ts'
import { openapiOf } from '../openapi.ts'
import type { Document } from '../page/document.ts'
import { docsHeaders, docsPage } from '../page/page.ts'
import { ShowContract, ShowDocs, ShowHealth } from '../routes.ts'

const document = openapiOf(allRoutes)
const contract = JSON.stringify(document)

let page: string | undefined

/** Drawn once an instance, when it is first asked for: the document and the health check do not wait for it. */
function openPage(): string {
  const installation = { apiUrl: env('API_URL'), cognitoUrl: env('COGNITO_URL'), clientId: env('USER_POOL_CLIENT_ID') }
  page ??= docsPage(document as Document, installation)
  return page
}

export const handler = http(
  bind(ShowContract, async () => textResponse('application/json', contract)),
  bind(ShowDocs, async () => textResponse('text/html; charset=utf-8', openPage(), docsHeaders)),
  bind(ShowHealth, async () => ok({ status: 'ok' })),
)
