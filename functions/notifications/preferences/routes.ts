import { route } from '../../shared/http/route.ts'
import { ByToken, PageQuery, PreferenceForm } from './schemas.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const

export const ShowPreferences = route({
  method: 'GET',
  path: '/u/{token}',
  access: 'public',
  summary: 'Shows the page where a customer chooses messages',
  params: ByToken,
  query: PageQuery,
  responses: { 200: page, 404: page, 410: page },
})

export const ChangePreferences = route({
  method: 'POST',
  path: '/u/{token}',
  access: 'public',
  summary: 'Saves what a customer chose',
  params: ByToken,
  body: PreferenceForm,
  bodyType: 'form',
  takesAnyType: true,
  responses: { 200: page, 303: null, 404: page, 410: page, 422: page },
})
