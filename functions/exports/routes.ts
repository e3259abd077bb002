import * as z from 'zod'
import { ById, paging } from '../shared/fields.ts'
import { route } from '../shared/http/route.ts'
import { ExportAccepted, ExportView, OwnExport } from './schemas.ts'

export const RequestExport = route({
  method: 'POST',
  path: '/v1/account/exports',
  access: 'owner',
  summary: 'Start an export of the whole account as one zip file, or return the one that is running',
  responses: { 202: ExportAccepted },
  idempotent: true,
})

export const ShowExport = route({
  method: 'GET',
  path: '/v1/account/exports/{id}',
  access: 'owner',
  summary: 'Status of an export, with a download link once it is ready',
  params: ById,
  hasShortLivedLink: true,
  responses: { 200: ExportView },
  refusals: ['not_found'],
})

export const ExportMe = route({
  method: 'GET',
  path: '/v1/me/export',
  access: 'worker',
  summary:
    'All data about the caller, positions included, page by page. A large page is a redirect to a short-lived link',
  query: z.strictObject({ cursor: paging.cursor }),
  responses: { 200: OwnExport, 303: null },
  refusals: ['invalid_cursor'],
})
