import * as z from 'zod'
import { route } from '../shared/http/route.ts'
import { languages } from '../shared/language.ts'

const page = { contentType: 'text/html; charset=utf-8' } as const
const lang = z.enum(languages).optional().catch(undefined)
const version = z.iso.date().optional().catch(undefined)

export const ShowHome = route({
  method: 'GET',
  path: '/',
  access: 'public',
  summary: 'Shows what this is, with links',
  query: z.object({ lang }),
  responses: { 200: page },
})

export const ShowPrivacy = route({
  method: 'GET',
  path: '/privacy',
  access: 'public',
  summary: 'Shows what is kept of customers, members and owners',
  query: z.object({ lang, version }),
  responses: { 200: page, 404: page },
})

export const ShowTerms = route({
  method: 'GET',
  path: '/terms',
  access: 'public',
  summary: 'Shows the terms of use',
  query: z.object({ lang, version }),
  responses: { 200: page, 404: page },
})
