import { route } from '../../shared/http/route.ts'
import { ByToken, PreferenceForm } from '../preferences/schemas.ts'
import { AnswerQuery } from './schemas.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const

export const ShowConsentRequest = route({
  method: 'GET',
  path: '/c/{token}',
  access: 'public',
  summary: 'Shows the page where a customer agrees to messages',
  params: ByToken,
  query: AnswerQuery,
  responses: { 200: page, 404: page, 410: page },
})

export const AnswerConsentRequest = route({
  method: 'POST',
  path: '/c/{token}',
  access: 'public',
  summary: 'Records what a customer agreed to',
  params: ByToken,
  body: PreferenceForm,
  bodyType: 'form',
  responses: { 200: page, 303: null, 404: page, 410: page },
})
