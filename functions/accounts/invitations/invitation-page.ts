import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import { refusalDays } from '../domain/invitation.ts'

export function invitationPage(company: string): Response {
  return page(
    200,
    `${company} has invited you to Fieldpost`,
    `<p>To accept, sign in with the temporary password that is in the email. There is nothing to do on this page.</p>
<p>If you do not know ${escapeHtml(company)}, or do not want to join, you can decline. Your login and what ${escapeHtml(company)} entered about you are deleted, hours included, and your email address can be used with another company.</p>
<p>${escapeHtml(company)} cannot invite this address again for ${refusalDays} days. For that we keep a keyed hash of it until then, not the address.</p>
<form method="post">
<p><button class="danger" name="action" value="decline">Decline the invitation</button></p>
</form>`,
  )
}

export function declinedPage(company: string): Response {
  return page(
    200,
    'You have declined',
    `<p role="status">The invitation of ${escapeHtml(company)} has ended. Your login is deleted, and your email address is free. What the company entered about you is deleted within a few minutes.</p>`,
  )
}

export function endedPage(): Response {
  return page(
    410,
    'This invitation is no longer open',
    `<p>It was accepted or declined, or it ended because it was not accepted in time.</p>
<p>If you accepted it and want to leave, sign in and leave the company there.</p>`,
  )
}

export function unknownInvitationPage(): Response {
  return page(404, 'Page not found', '<p>Please use the link in the email, without changes.</p>')
}
