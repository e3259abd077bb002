import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'

const heading = 'Delete your Fieldpost account'
const action = 'action="/account-deletion"'

export function codePage(formToken: string): Response {
  const body = `<form method="post" ${action}>
<input type="hidden" name="step" value="code">
<input type="hidden" name="pass" value="${escapeHtml(formToken)}">
<label class="field">Code from your authenticator app <input name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="10" autofocus></label>
<p><button class="first">Continue</button></p>
</form>`
  return page(200, heading, body)
}

export function confirmPage(company: string, formToken: string, wrong = false): Response {
  const name = escapeHtml(company)
  const alert = wrong ? `<p role="alert">That is not the name. Please type it exactly as shown here.</p>\n` : ''
  const body = `${alert}<p>You are about to delete the account of <strong>${name}</strong> and everything in it: members, shifts, tracks, customers, appointments and messages.</p>
<form method="post" ${action}>
<input type="hidden" name="step" value="confirm">
<input type="hidden" name="pass" value="${escapeHtml(formToken)}">
<label class="field">Type the name of the company to confirm <input name="confirm" autocomplete="off" autocapitalize="off" spellcheck="false" required maxlength="500" autofocus></label>
<p><button class="danger">Delete the account</button></p>
</form>
<p><a href="/account-deletion">Cancel</a></p>`
  return page(wrong ? 422 : 200, `Delete ${company}?`, body)
}

export function requestedPage(link: string, status: 200 | 202): Response {
  const body = `<p role="status">The account is locked: no member can use it any more.</p>
<p><a href="${escapeHtml(link)}">See the progress</a></p>
<p>Keep this link: it works without signing in. We have also sent it to you by email. Do not share it, since it works for anyone who has it.</p>`
  return page(status, 'The account is being deleted', body)
}

const refusals = {
  'no-account': ['There is no account', 'This login does not belong to an account, so there is nothing to delete.'],
  'not-owner': [
    'Only an owner can do this',
    'You are not an owner of the account. Nothing was changed. Ask an owner of your company to delete the account or to remove you from it.',
  ],
  'first-time': [
    'Please sign in to the app first',
    'You have not chosen a password since you were invited. Please do that in the app, then come back.',
  ],
  erasing: [
    'The account is being deleted',
    'An owner has already requested it. The link to the progress is in the email to that owner.',
  ],
  foreign: [
    'This form was sent from another site',
    'For your safety it was rejected. Please start again on this page.',
  ],
} as const

export function deletionRefusal(why: keyof typeof refusals): Response {
  const [title, text] = refusals[why]
  const back = '<p><a href="/account-deletion">Back to the start</a></p>'
  return page(why === 'erasing' ? 200 : 403, title, `<p role="alert">${text}</p>\n${back}`)
}
