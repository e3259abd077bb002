import * as z from 'zod'
import { id, paging } from '../shared/fields.ts'
import { route } from '../shared/http/route.ts'
import { ExportAccepted, ExportView, OwnExport } from './schemas.ts'

export const RequestExport = route({
  method: 'POST',
  path: '/v1/account/exports',
  access: 'owner',
  summary: 'Export everything of the account into one zip; while one is running, the answer is that one',
  responses: { 202: ExportAccepted },
  idempotent: true,
})

export const ShowExport = route({
  method: 'GET',
  path: '/v1/account/exports/{id}',
  access: 'owner',
  summary: 'How far an export is; when it is ready, with an address to fetch it from',
  params: z.object({ id }),
  responses: { 200: ExportView },
  refusals: ['not_found'],
})

export const ExportMe = route({
  method: 'GET',
  path: '/v1/me/export',
  access: 'worker',
  summary:
    'All that is claimed about the caller, positions included, page by page; a large page lies at a short-lived address',
  query: z.strictObject({ cursor: paging.cursor }),
  responses: { 200: OwnExport, 303: null },
  refusals: ['invalid_cursor'],
})
