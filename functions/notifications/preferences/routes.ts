import { route } from '../../shared/http/route.ts'
import { ByToken, PageQuery, PreferenceForm } from './schemas.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const

export const ShowPreferences = route({
  method: 'GET',
  path: '/u/{token}',
  access: 'public',
  summary: 'The page where a customer chooses which messages to receive. Opening it changes nothing.',
  params: ByToken,
  query: PageQuery,
  responses: { 200: page },
  refusals: ['not_found', 'gone'],
})

export const ChangePreferences = route({
  method: 'POST',
  path: '/u/{token}',
  access: 'public',
  summary:
    'Saves the customer’s choice, and shows the page again. `List-Unsubscribe=One-Click` stops the channel and kind of the link (RFC 8058), in whatever Content-Type, and is answered without redirect. What asks for nothing changes nothing, and is answered with the page and 422.',
  params: ByToken,
  body: PreferenceForm,
  bodyType: 'form',
  takesAnyType: true,
  responses: { 200: page, 303: null },
  refusals: ['not_found', 'gone', 'invalid'],
})
