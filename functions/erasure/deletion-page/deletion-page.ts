import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import { dayMilliseconds, logDays } from '../domain/receipt.ts'

/** What differs between installations; `graceMilliseconds` may be 0. */
export type Terms = { readonly graceMilliseconds: number; readonly backupDays: number }
type Trouble = { readonly status: number; readonly text: string }

/** What app stores ask for: what is deleted, what is kept and how long, and the way to do it, here and now. */
export function deletionPage(terms: Terms, trouble?: Trouble): Response {
  const alert = trouble ? `<p role="alert">${escapeHtml(trouble.text)}</p>\n` : ''
  const form = signInForm(trouble !== undefined)
  const body = trouble ? `${alert}${form}` : `${explanation(terms)}\n<h2 id="now">Delete the account now</h2>\n${form}`
  return page(trouble?.status ?? 200, 'Delete your Fieldpost account', body, true)
}

function signInForm(focused: boolean): string {
  return `<p>Sign in as an owner of the account. Then you are asked once more.</p>
<form method="post" action="/account-deletion">
<input type="hidden" name="step" value="sign-in">
<label class="field">Mail address <input type="email" name="email" autocomplete="username" required maxlength="254"${focused ? ' autofocus' : ''}></label>
<label class="field">Password <input type="password" name="password" autocomplete="current-password" required maxlength="256"></label>
<p><button class="first">Sign in</button></p>
</form>
<p>Forgotten the password? The sign-in of the app lets you choose a new one.</p>`
}

function explanation({ graceMilliseconds, backupDays }: Terms): string {
  return `<p>You can delete your company’s account in the Fieldpost app (Settings, Account, Delete the account), or on this page without the app. It takes effect at once: nobody can use the account from that moment on.${grace(graceMilliseconds)}</p>
<p><a href="#now">Delete the account now</a></p>
<h2>What is deleted</h2>
<ul>
<li>all members of the company with their logins and devices</li>
<li>all shifts, time sheets and positions</li>
<li>all customers, with addresses, notes and consents</li>
<li>all appointments, messages and templates</li>
<li>exports and every other file of the account</li>
<li>the key that all of this is encrypted with</li>
</ul>
<p>This cannot be undone. If you want to keep a copy, export the account first (in the app, or <code>POST /v1/account/exports</code>).</p>
<h2>What is kept, and how long</h2>
<table>
<thead><tr><th scope="col">What</th><th scope="col">Why</th><th scope="col">How long</th></tr></thead>
<tbody>
<tr><th scope="row">Backups of the database</th><td>They cannot be edited. What they hold of you is unreadable after one day, since its key is gone.</td><td class="short">${backupDays} days</td></tr>
<tr><th scope="row">Technical logs</th><td>They hold numbers and codes, no names and no addresses.</td><td class="short">${logDays} days</td></tr>
<tr><th scope="row">Stopped phone numbers and mail addresses of customers</th><td>As a keyed hash, from which nobody can read them: so that no one who said stop is written to again.</td><td class="short">for good</td></tr>
<tr><th scope="row">The record of the deletion</th><td>It proves that it was done, and holds no personal data.</td><td class="short">for good</td></tr>
</tbody>
</table>
<h2>How long it takes</h2>
<p>Usually a few minutes; for many years of tracks it can take some hours. You get a link that shows how far it is, a mail when it is done, and a signed receipt.</p>
<h2>You are not an owner?</h2>
<p>Your login belongs to your company: an owner or the office removes you, and your login is deleted with that. Customers of a company ask that company; it can delete everything about one person at any time.</p>`
}

function grace(milliseconds: number): string {
  if (milliseconds === 0) return ''
  const hours = Math.max(1, Math.floor((milliseconds / dayMilliseconds) * 24))
  const period = hours >= 48 ? `${Math.floor(hours / 24)} days` : hours === 1 ? '1 hour' : `${hours} hours`
  return ` Within ${period} you can have it back; after that it is deleted.`
}
