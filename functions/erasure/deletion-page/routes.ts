import { route } from '../../shared/http/route.ts'
import { DeletionForm } from './schemas.ts'

const deletionPage = { contentType: 'text/html; charset=utf-8' }

export const ShowDeletionPage = route({
  method: 'GET',
  path: '/account-deletion',
  access: 'public',
  summary: 'The page that app stores ask for: what is deleted, what is kept and how long, and the way to do it',
  responses: { 200: deletionPage },
})

export const SubmitDeletionForm = route({
  method: 'POST',
  path: '/account-deletion',
  access: 'public',
  summary: 'The forms of that page: sign-in, a second factor if there is one, the account’s name',
  body: DeletionForm,
  bodyType: 'form',
  maxBytes: 16 * 1024,
  responses: { 200: deletionPage, 202: deletionPage },
})
