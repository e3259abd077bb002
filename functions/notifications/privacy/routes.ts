import * as z from 'zod'
import { route } from '../../shared/http/route.ts'
import { languages } from '../../shared/language.ts'

export const ShowPrivacy = route({
  method: 'GET',
  path: '/privacy',
  access: 'public',
  summary: 'Shows what is kept of a company’s customers',
  query: z.object({ lang: z.enum(languages).optional().catch(undefined) }),
  responses: { 200: { contentType: 'text/html; charset=utf-8' } },
})
