import { route } from '../shared/http/route.ts'
import { Health } from './components/health.ts'

export const ShowContract = route({
  method: 'GET',
  path: '/openapi.json',
  access: 'public',
  summary: 'Returns this API as an OpenAPI 3.1 document',
  responses: { 200: { contentType: 'application/json' } },
})

export const ShowDocs = route({
  method: 'GET',
  path: '/docs',
  access: 'public',
  summary: 'Shows this API as a web page',
  responses: { 200: { contentType: 'text/html; charset=utf-8' } },
})

export const ShowHealth = route({
  method: 'GET',
  path: '/healthz',
  access: 'public',
  summary: 'Answers as long as the service runs',
  responses: { 200: Health },
})
