import { http } from '../../shared/http/http.ts'
import { ok, on, textAnswer } from '../../shared/http/route.ts'
import { allRoutes } from '../contract.ts'
import { openapiOf } from '../openapi.ts'
import { docsHeaders, docsPage } from '../page.ts'
import { ShowContract, ShowDocs, ShowHealth } from '../routes.ts'

const contract = JSON.stringify(openapiOf(allRoutes))

export const handler = http(
  on(ShowContract, async () => textAnswer('application/json', contract)),
  on(ShowDocs, async () => textAnswer('text/html; charset=utf-8', docsPage, docsHeaders)),
  on(ShowHealth, async () => ok({ status: 'ok' })),
)
