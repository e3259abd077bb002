import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, ok } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { changeTemplate, previewTemplate, readTemplate } from '../templates/change-template.ts'
import { ChangeTemplate, GetTemplate, PreviewTemplate } from '../templates/routes.ts'
import { templateStore } from '../templates/template-store.ts'

const deps = { ...templateStore(openTable()), now: clock, segmentUsd: env('SMS_SEGMENT_USD') }

export const handler = http(
  bind(GetTemplate, async ({ params, query }, principal) => ok(await readTemplate(params, query, principal, deps))),
  bind(ChangeTemplate, async ({ params, query, body }, principal) =>
    ok(await changeTemplate(params, query, body, principal, deps)),
  ),
  bind(PreviewTemplate, async ({ body }, principal) => ok(previewTemplate(body, principal, deps))),
)
