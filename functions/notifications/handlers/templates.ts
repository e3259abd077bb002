import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind, noContent, ok } from '../../shared/http/route.ts'
import { openTable } from '../../shared/table/table.ts'
import { changeTemplate, deleteTemplate, listTemplates, readTemplate } from '../templates/change-template.ts'
import { previewTemplate } from '../templates/preview-template.ts'
import { ChangeTemplate, DeleteTemplate, GetTemplate, ListTemplates, PreviewTemplate } from '../templates/routes.ts'
import { templateStore } from '../templates/template-store.ts'

const deps = {
  ...templateStore(openTable()),
  now: clock,
  segmentUsd: env('SMS_SEGMENT_USD'),
  apiUrl: env('API_URL'),
}

export const handler = http(
  bind(ListTemplates, async ({ query }, principal) => ok(await listTemplates(query, principal, deps))),
  bind(GetTemplate, async ({ params, query }, principal) => ok(await readTemplate(params, query, principal, deps))),
  bind(ChangeTemplate, async ({ params, query, body }, principal) =>
    ok(await changeTemplate(params, query, body, principal, deps)),
  ),
  bind(DeleteTemplate, async ({ params, query }, principal) => {
    await deleteTemplate(params, query, principal, deps)
    return noContent
  }),
  bind(PreviewTemplate, async ({ body }, principal) => ok(await previewTemplate(body, principal, deps))),
)
