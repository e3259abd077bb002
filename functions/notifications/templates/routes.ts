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
  summary: 'Returns the template of a message kind and channel: the company’s own, or the default',
  params: TemplatePath,
  query: TemplateQuery,
  responses: { 200: TemplateResponse },
  refusals: ['not_found'],
})

export const ListTemplates = route({
  method: 'GET',
  path: '/v1/templates',
  access: 'staff',
  summary: 'Lists the template of each message kind, channel and language: the company’s own, or the default',
  query: TemplateQuery,
  responses: { 200: TemplateList },
})

export const DeleteTemplate = route({
  method: 'DELETE',
  path: '/v1/templates/{kind}/{channel}',
  access: 'staff',
  summary: 'Deletes the company’s own template: the default holds again. Also 204 if there was none.',
  params: TemplatePath,
  query: TemplateQuery,
  responses: { 204: null },
  refusals: ['not_found'],
})

export const ChangeTemplate = route({
  method: 'PUT',
  path: '/v1/templates/{kind}/{channel}',
  access: 'staff',
  summary:
    'Saves the company’s own template, in Liquid. Refused if it cannot render, is too long with all that is put on later, or offers a stop word as a reply.',
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
  summary:
    'Renders the whole message with sample data, as a customer would get it, and estimates the price of an SMS. Without a body, of the template in force. Saves nothing.',
  body: TemplatePreview,
  responses: { 200: PreviewResponse },
  refusals: ['invalid'],
})
