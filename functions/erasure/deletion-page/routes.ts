import { route } from '../../shared/http/route.ts'
import { DeletionForm } from './schemas.ts'

const deletionPage = { contentType: 'text/html; charset=utf-8' }

export const ShowDeletionPage = route({
  method: 'GET',
  path: '/account-deletion',
  access: 'public',
  summary: 'Page that explains what deleting an account deletes and keeps, with a form to do it. App stores require it',
  responses: { 200: deletionPage },
})

export const SubmitDeletionForm = route({
  method: 'POST',
  path: '/account-deletion',
  access: 'public',
  summary: 'Submit a form of that page: sign-in, second factor, or the account’s name',
  body: DeletionForm,
  bodyType: 'form',
  maxBytes: 16 * 1024,
  responses: { 200: deletionPage, 202: deletionPage },
})
