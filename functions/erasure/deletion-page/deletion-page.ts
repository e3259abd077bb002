import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import { dayMilliseconds, logDays } from '../domain/receipt.ts'

export type Terms = { readonly graceMilliseconds: number; readonly backupDays: number }
type Problem = { readonly status: number; readonly text: string }

/** App stores require this page. */
export function deletionPage(terms: Terms, problem?: Problem): Response {
  const alert = problem ? `<p role="alert">${escapeHtml(problem.text)}</p>\n` : ''
  const form = signInForm(problem !== undefined)
  const body = problem ? `${alert}${form}` : `${explanation(terms)}\n<h2 id="now">Delete the account now</h2>\n${form}`
  return page(problem?.status ?? 200, 'Delete your Fieldpost account', body, true)
}

function signInForm(focused: boolean): string {
  return `<p>Sign in as an owner of the account. You will be asked to confirm before anything is deleted.</p>
<form method="post" action="/account-deletion">
<input type="hidden" name="step" value="sign-in">
<label class="field">Email address <input type="email" name="email" autocomplete="username" required maxlength="254"${focused ? ' autofocus' : ''}></label>
<label class="field">Password <input type="password" name="password" autocomplete="current-password" required maxlength="256"></label>
<p><button class="first">Sign in</button></p>
</form>
<p>Forgot your password? You can reset it on the sign-in screen of the app.</p>`
}

function explanation({ graceMilliseconds, backupDays }: Terms): string {
  return `<p>You can delete your company’s account in the Fieldpost app (Settings, Account, Delete the account) or on this page. The account is locked immediately: no member can use it any more.${grace(graceMilliseconds)}</p>
<p><a href="#now">Delete the account now</a></p>
<h2>What is deleted</h2>
<ul>
<li>all members of the company, with their logins and devices</li>
<li>all shifts, timesheets and positions</li>
<li>all customers, with addresses, notes and consents</li>
<li>all appointments, messages and templates</li>
<li>exports and all other files of the account</li>
<li>the key that encrypts all of this</li>
</ul>
<p>This cannot be undone. To keep a copy, export the account first, in the app or with <code>POST /v1/account/exports</code>.</p>
<h2>What is kept, and how long</h2>
<table>
<thead><tr><th scope="col">What</th><th scope="col">Why</th><th scope="col">How long</th></tr></thead>
<tbody>
<tr><th scope="row">Backups of the database</th><td>They cannot be edited. Your data in them becomes unreadable after one day, because its key is deleted.</td><td class="short">${backupDays} days</td></tr>
<tr><th scope="row">Technical logs</th><td>They contain numbers and codes, but no names or addresses.</td><td class="short">${logDays} days</td></tr>
<tr><th scope="row">Phone numbers and email addresses of customers who said stop</th><td>So that they are never messaged again. They are stored as a keyed hash, which cannot be turned back into the number or address.</td><td class="short">permanently</td></tr>
<tr><th scope="row">The record of the deletion</th><td>It proves that the account was deleted, and contains no personal data.</td><td class="short">permanently</td></tr>
</tbody>
</table>
<h2>How long it takes</h2>
<p>Usually a few minutes; with many years of tracks it can take several hours. You get a link to follow the progress, an email when it is done, and a signed receipt.</p>
<h2>If you are not an owner</h2>
<p>Your company manages your login. Ask an owner or the office to remove you; this also deletes your login. If you are a customer, ask the company: it can delete all data about you at any time.</p>`
}

function grace(milliseconds: number): string {
  if (milliseconds === 0) return ''
  const hours = Math.max(1, Math.floor((milliseconds / dayMilliseconds) * 24))
  const period = hours >= 48 ? `${Math.floor(hours / 24)} days` : hours === 1 ? '1 hour' : `${hours} hours`
  return ` Within ${period} you can have it back; after that, everything is deleted.`
}
