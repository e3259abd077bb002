import * as z from 'zod'
import { ById, paging } from '../shared/fields.ts'
import { route } from '../shared/http/route.ts'
import { ExportAccepted, ExportView, OwnExport } from './schemas.ts'

export const RequestExport = route({
  method: 'POST',
  path: '/v1/account/exports',
  access: 'owner',
  summary: 'Starts an export of the whole account',
  responses: { 202: ExportAccepted },
  idempotent: true,
})

export const ShowExport = route({
  method: 'GET',
  path: '/v1/account/exports/{id}',
  access: 'owner',
  summary: 'Returns an export and, once it is ready, its link',
  params: ById,
  hasShortLivedLink: true,
  responses: { 200: ExportView },
  refusals: ['not_found'],
})

export const ExportMe = route({
  method: 'GET',
  path: '/v1/me/export',
  access: 'worker',
  summary: 'Returns all that is held about the caller',
  query: z.strictObject({ cursor: paging.cursor }),
  responses: { 200: OwnExport, 303: null },
  refusals: ['invalid_cursor'],
})
