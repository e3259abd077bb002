import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'

const heading = 'Delete your Fieldpost account'
const action = 'action="/account-deletion"'

/** The second factor. `formToken` carries the step. */
export function codePage(formToken: string): Response {
  const body = `<form method="post" ${action}>
<input type="hidden" name="step" value="code">
<input type="hidden" name="pass" value="${escapeHtml(formToken)}">
<label class="field">Code of your authenticator app <input name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="10" autofocus></label>
<p><button class="first">Continue</button></p>
</form>`
  return page(200, heading, body)
}

/** The last question: the name must be typed. `wrong`: it was another one. */
export function confirmPage(company: string, formToken: string, wrong = false): Response {
  const name = escapeHtml(company)
  const alert = wrong ? `<p role="alert">That is not the name. Please type it exactly as it stands here.</p>\n` : ''
  const body = `${alert}<p>You are about to delete the account of <strong>${name}</strong> with everything in it: people, shifts, tracks, customers, appointments and messages.</p>
<form method="post" ${action}>
<input type="hidden" name="step" value="confirm">
<input type="hidden" name="pass" value="${escapeHtml(formToken)}">
<label class="field">Type the name of the company to confirm <input name="confirm" autocomplete="off" autocapitalize="off" spellcheck="false" required maxlength="500" autofocus></label>
<p><button class="danger">Delete the account</button></p>
</form>
<p><a href="/account-deletion">Do not delete it</a></p>`
  return page(wrong ? 422 : 200, `Delete ${company}?`, body)
}

/** It is under way; `link` shows how far it is. */
export function requestedPage(link: string, status: 200 | 202): Response {
  const body = `<p role="status">Nobody can use the account any more.</p>
<p><a href="${escapeHtml(link)}">See how far it is</a></p>
<p>Keep that address: it works without signing in, and we have sent it to you by mail as well. Whoever has it can see the page, so do not hand it on.</p>`
  return page(status, 'The account is being deleted', body)
}

const refusals = {
  'no-account': ['There is no account', 'This login belongs to no account: there is nothing to delete.'],
  'not-owner': [
    'Only an owner can do this',
    'You are signed in, but not as an owner. Nothing was changed. Ask an owner of your company to delete the account, or to remove you from it.',
  ],
  'first-time': [
    'Please sign in to the app first',
    'You were invited and have not chosen a password yet. Do that in the app, then come back.',
  ],
  erasing: [
    'The account is being deleted',
    'Somebody has asked for it already. The link is in the mail to that owner.',
  ],
  foreign: [
    'This form came from elsewhere',
    'For your safety it was not taken. Please open this page itself and try again.',
  ],
} as const

export function deletionRefusal(why: keyof typeof refusals): Response {
  const [title, text] = refusals[why]
  const back = '<p><a href="/account-deletion">Back to the beginning</a></p>'
  return page(why === 'erasing' ? 200 : 403, title, `<p role="alert">${text}</p>\n${back}`)
}
