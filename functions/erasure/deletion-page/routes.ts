import { route } from '../../shared/http/route.ts'
import { DeletionForm } from './schemas.ts'

const deletionPage = { contentType: 'text/html; charset=utf-8' }

export const ShowDeletionPage = route({
  method: 'GET',
  path: '/account-deletion',
  access: 'public',
  summary: 'Shows the page for deleting an account',
  responses: { 200: deletionPage },
})

export const SubmitDeletionForm = route({
  method: 'POST',
  path: '/account-deletion',
  access: 'public',
  summary: 'Submits a form of the page for deleting an account',
  body: DeletionForm,
  bodyType: 'form',
  maxBytes: 16 * 1024,
  responses: {
    200: deletionPage,
    202: deletionPage,
    401: deletionPage,
    403: deletionPage,
    409: deletionPage,
    429: deletionPage,
  },
  refusals: ['too_many'],
})
