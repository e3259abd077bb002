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
  summary: 'The words of a kind of message by a channel: the company’s own, or ours',
  params: TemplatePath,
  query: TemplateQuery,
  responses: { 200: TemplateResponse },
  refusals: ['not_found'],
})

export const ChangeTemplate = route({
  method: 'PUT',
  path: '/v1/templates/{kind}/{channel}',
  access: 'staff',
  summary: 'The company’s own words, in Liquid. Refused when they cannot render or offer a stop word as an answer.',
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
  summary: 'How words would look with an example’s data, and what a text costs. Nothing is kept.',
  body: TemplatePreview,
  responses: { 200: PreviewResponse },
  refusals: ['invalid'],
})
