import { http } from '../../shared/http/http.ts'
import { bind, ok, textResponse } from '../../shared/http/route.ts'
import { allRoutes } from '../contract.ts'
import { openapiOf } from '../openapi.ts'
import { docsHeaders, docsPage } from '../page.ts'
import { ShowContract, ShowDocs, ShowHealth } from '../routes.ts'

const contract = JSON.stringify(openapiOf(allRoutes))

export const handler = http(
  bind(ShowContract, async () => textResponse('application/json', contract)),
  bind(ShowDocs, async () => textResponse('text/html; charset=utf-8', docsPage, docsHeaders)),
  bind(ShowHealth, async () => ok({ status: 'ok' })),
)
