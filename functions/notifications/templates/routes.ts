import { route } from '../../shared/http/route.ts'
import {
  PreviewResponse,
  TemplateContent,
  TemplateList,
  TemplatePath,
  TemplatePreview,
  TemplateQuery,
  TemplateResponse,
} from './schemas.ts'

export const GetTemplate = route({
  method: 'GET',
  path: '/v1/templates/{kind}/{channel}',
  access: 'staff',
  summary: 'Returns a template',
  params: TemplatePath,
  query: TemplateQuery,
  responses: { 200: TemplateResponse },
  refusals: ['not_found'],
})

export const ListTemplates = route({
  method: 'GET',
  path: '/v1/templates',
  access: 'staff',
  summary: 'Lists the templates',
  query: TemplateQuery,
  responses: { 200: TemplateList },
})

export const DeleteTemplate = route({
  method: 'DELETE',
  path: '/v1/templates/{kind}/{channel}',
  access: 'staff',
  summary: 'Deletes the company’s own template',
  params: TemplatePath,
  query: TemplateQuery,
  responses: { 204: null },
  refusals: ['not_found'],
})

export const ChangeTemplate = route({
  method: 'PUT',
  path: '/v1/templates/{kind}/{channel}',
  access: 'staff',
  summary: 'Saves the company’s own template',
  params: TemplatePath,
  query: TemplateQuery,
  body: TemplateContent,
  responses: { 200: TemplateResponse },
  refusals: ['not_found', 'invalid'],
})

export const PreviewTemplate = route({
  method: 'POST',
  path: '/v1/templates/preview',
  access: 'staff',
  summary: 'Renders a message with sample data',
  body: TemplatePreview,
  responses: { 200: PreviewResponse },
  refusals: ['invalid'],
})
