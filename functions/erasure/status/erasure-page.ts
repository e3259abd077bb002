import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import type { ErasureState } from '../domain/erasure.ts'
import type { Receipt } from '../domain/receipt.ts'
import { groupsOf, sumOf } from './item-groups.ts'

export type ErasureView = {
  readonly erasureId: string
  readonly status: ErasureState
  readonly requestedAt: string
  readonly cancelUntil?: string | undefined
  readonly backupsExpireAt: string
  readonly progress: Readonly<Record<string, { readonly found: number; readonly erased: number }>>
  readonly receipt?: string | undefined
}

const texts: Record<ErasureState, readonly [heading: string, meaning: string]> = {
  scheduled: ['The account is locked', 'No member can use it. Nothing is deleted before the grace period ends.'],
  fencing: [
    'The deletion has begun',
    'The account is locked. We are waiting for requests that were already running to end.',
  ],
  erasing: ['The account is being deleted', 'You can close this page and come back at any time.'],
  verifying: [
    'The account is being deleted',
    'All records are deleted. We are checking once more that nothing is left.',
  ],
  erased: ['The account is deleted', 'Everything was deleted, and a second check found nothing left.'],
  blocked: [
    'The deletion is taking longer than usual',
    'It has made no progress for an hour. We have been alerted, and it is retried automatically. You do not need to do anything.',
  ],
  cancelled: [
    'The account is kept',
    'The deletion was cancelled. Nothing was deleted, and all members can use the account again.',
  ],
}

export function erasurePage(view: ErasureView, token: string): Response {
  const [heading, meaning] = texts[view.status]
  const parts = [
    `<p role="status">${meaning}</p>`,
    view.status === 'scheduled' && cancelUntil(view, token),
    progress(view),
    counts(view),
    view.receipt !== undefined && receiptSection(view.receipt, view, token),
    view.status !== 'erased' && view.status !== 'cancelled' && reloadLink(view, token),
    `<p><small>Requested on ${when(view.requestedAt)}. Reference ${escapeHtml(view.erasureId)}.</small></p>`,
  ]
  return page(200, heading, parts.filter(Boolean).join('\n'))
}

function cancelUntil({ erasureId, cancelUntil: until = '' }: ErasureView, token: string): string {
  return `<h2>Changed your mind?</h2>
<p>You can keep the account, unchanged, until ${when(until)}.</p>
<form method="post" action="${addressOf(erasureId, `/cancel?token=${token}`)}"><p><button class="first">Keep the account</button></p></form>`
}

function progress({ status, progress: all }: ErasureView): string {
  if (status !== 'erasing' && status !== 'verifying' && status !== 'blocked') return ''
  const { found, erased } = sumOf(Object.values(all))
  if (found === 0) return '<p>Counting records …</p>'
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
<thead><tr><th scope="col">Kind</th><th scope="col" class="number">Found</th><th scope="col" class="number">Deleted</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

const retainedNames: Readonly<Record<string, string>> = {
  erasure: 'The record of this deletion',
  suppression: 'Phone numbers and email addresses that said stop, as keyed hashes',
  signInAttempt: 'Sign-in attempts on the deletion page',
  'backups of the table': 'Backups of the database',
  logs: 'Technical logs',
  'messages in flight': 'Messages in queues',
}

function receiptSection(receipt: string, { erasureId }: ErasureView, token: string): string {
  const content: Receipt = JSON.parse(Buffer.from(receipt.split('.')[1] ?? '', 'base64url').toString())
  const rows = content.kept.map(({ what, why, until }) => {
    const end = /^\d{4}-/.test(until) ? when(until) : escapeHtml(until)
    return `<dt>${escapeHtml(retainedNames[what] ?? what)}</dt>\n<dd>${escapeHtml(why)}. Until: ${end}</dd>`
  })
  return `<h2>What is kept, and until when</h2>
<dl>
${rows.join('\n')}
</dl>
<p>After ${when(content.keyUnrecoverableAt)} your data in backups cannot be read any more, because its key is deleted.</p>
<h2>Receipt</h2>
<p><a href="${addressOf(erasureId, `?token=${token}&format=receipt`)}" download="erasure-receipt.jws">Download the signed receipt</a>. Anyone can verify it with our published key. It contains no personal data.</p>`
}

function reloadLink({ erasureId }: ErasureView, token: string): string {
  return `<p><a href="${addressOf(erasureId, `?token=${token}`)}">Refresh</a></p>`
}

function addressOf(erasureId: string, rest: string): string {
  return escapeHtml(`/v1/erasures/${erasureId}${rest}`)
}

function when(instant: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `<time datetime="${escapeHtml(instant)}">${format.format(new Date(instant))} UTC</time>`
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}
