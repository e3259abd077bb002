import { route } from '../../shared/http/route.ts'
import {
  PreviewResponse,
  TemplateContent,
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

export const ChangeTemplate = route({
  method: 'PUT',
  path: '/v1/templates/{kind}/{channel}',
  access: 'staff',
  summary: 'Saves the company’s own template, in Liquid. Refused if it cannot render or offers a stop word as a reply.',
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
  summary: 'Renders a template with sample data and estimates the price of an SMS. Saves nothing.',
  body: TemplatePreview,
  responses: { 200: PreviewResponse },
  refusals: ['invalid'],
})
