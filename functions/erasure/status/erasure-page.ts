import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import type { ErasureState } from '../domain/erasure.ts'
import type { Receipt } from '../domain/receipt.ts'
import { groupsOf, sumOf } from './item-groups.ts'

/** What the status link shows; moments are RFC 3339. `token` is the secret of the link. */
export type ErasureView = {
  readonly erasureId: string
  readonly status: ErasureState
  readonly requestedAt: string
  readonly cancelUntil?: string | undefined
  readonly backupsExpireAt: string
  readonly progress: Readonly<Record<string, { readonly found: number; readonly erased: number }>>
  readonly receipt?: string | undefined
}

const stages: Record<ErasureState, readonly [heading: string, meaning: string]> = {
  scheduled: ['The account is locked', 'Nobody can use it. Nothing is deleted before the end of the grace period.'],
  fencing: [
    'The deletion has begun',
    'Nobody can use the account any more. We wait a moment until everything that was under way has ended.',
  ],
  erasing: ['The account is being deleted', 'You can close this page and come back at any time.'],
  verifying: ['The account is being deleted', 'All records are deleted. We look everywhere once more.'],
  erased: ['The account is deleted', 'Everything was deleted, and a second walk through all records found nothing.'],
  blocked: [
    'The deletion takes longer than usual',
    'It has not moved on for an hour. We know of it, and it is tried again and again; you need not do anything.',
  ],
  cancelled: [
    'The account is kept',
    'The deletion was cancelled. Nothing was deleted, and everybody can use the account.',
  ],
}

/** The status of an erasure for people; it works without scripts. */
export function erasurePage(view: ErasureView, token: string): Response {
  const [heading, meaning] = stages[view.status]
  const parts = [
    `<p role="status">${meaning}</p>`,
    view.status === 'scheduled' && cancelUntil(view, token),
    progress(view),
    counts(view),
    view.receipt !== undefined && receiptParts(view.receipt, view, token),
    view.status !== 'erased' && view.status !== 'cancelled' && again(view, token),
    `<p><small>Asked for ${when(view.requestedAt)}. Number ${escapeHtml(view.erasureId)}.</small></p>`,
  ]
  return page(200, heading, parts.filter(Boolean).join('\n'))
}

function cancelUntil({ erasureId, cancelUntil: until = '' }: ErasureView, token: string): string {
  return `<h2>Have you changed your mind?</h2>
<p>Until ${when(until)} you can have the account back, as it was.</p>
<form method="post" action="${addressOf(erasureId, `/cancel?token=${token}`)}"><p><button class="first">Keep the account</button></p></form>`
}

function progress({ status, progress: all }: ErasureView): string {
  if (status !== 'erasing' && status !== 'verifying' && status !== 'blocked') return ''
  const { found, erased } = sumOf(Object.values(all))
  if (found === 0) return '<p>Counting what there is …</p>'
  return `<p><label>${number(erased)} of ${number(found)} records deleted<br><progress max="${found}" value="${erased}"></progress></label></p>`
}

function counts({ progress: all }: ErasureView): string {
  const rows = groupsOf(all).map(
    ({ name, found, erased }) =>
      `<tr><th scope="row">${name}</th><td class="number">${number(found)}</td><td class="number">${number(erased)}</td></tr>`,
  )
  if (rows.length === 0) return ''
  return `<table>
<caption>Records</caption>
<thead><tr><th scope="col">What</th><th scope="col" class="number">Found</th><th scope="col" class="number">Deleted</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

const keptWords: Readonly<Record<string, string>> = {
  erasure: 'The record of this deletion',
  suppression: 'Stopped addresses of customers',
  signInAttempt: 'Tries to sign in on our page',
  'backups of the table': 'Backups of the database',
  logs: 'Technical logs',
  'messages in flight': 'Messages on their way',
}

function receiptParts(receipt: string, { erasureId }: ErasureView, token: string): string {
  const said: Receipt = JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString())
  const rows = said.kept.map(({ what, why, until }) => {
    const end = /^\d{4}-/.test(until) ? when(until) : escapeHtml(until)
    return `<dt>${escapeHtml(keptWords[what] ?? what)}</dt>\n<dd>${escapeHtml(why)}. Until: ${end}</dd>`
  })
  return `<h2>What is kept, and until when</h2>
<dl>
${rows.join('\n')}
</dl>
<p>What backups still hold cannot be read by anybody from ${when(said.keyUnrecoverableAt)} on: the key is deleted.</p>
<h2>Receipt</h2>
<p><a href="${addressOf(erasureId, `?token=${token}&format=receipt`)}" download="erasure-receipt.jws">Download the signed receipt</a>. Anybody can check it with the published key, and it holds no personal data.</p>`
}

function again({ erasureId }: ErasureView, token: string): string {
  return `<p><a href="${addressOf(erasureId, `?token=${token}`)}">Look again</a></p>`
}

/** From the root, since the page of a cancel lies one deeper. */
function addressOf(erasureId: string, rest: string): string {
  return escapeHtml(`/v1/erasures/${erasureId}${rest}`)
}

function when(instant: string): string {
  const words = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `<time datetime="${escapeHtml(instant)}">${words.format(new Date(instant))} UTC</time>`
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}
