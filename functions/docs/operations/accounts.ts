import type { OperationText } from './operation-text.ts'

const page = 'It is a page for people, in their language, and works without scripts.'

export const accounts = {
  CreateAccount: {
    description:
      'Opens an account for a login that has none; the caller becomes its owner. A login has at most one account, so a repetition is 409 `account_exists`. A contact address that is not the caller’s own login gets an email with a link that verifies it.',
  },
  ShowAccount: {
    description:
      'The company and its settings, defaults included. Workers may read it too: their apps need the time zone.',
  },
  ChangeAccount: {
    description:
      'Changes the fields that are given, settings each by itself. `null` removes a value. A longer `retention.trackDays` concerns later shifts, since it was not promised to those who clocked earlier. 429 `too_many` when the terms of the tracking notice change more than 50 times in 15 days.',
  },
  RequestContactVerification: {
    description:
      'Sends the link that verifies the contact address again. An address gets one such email a day. 409 `wrong_state` if it is verified already.',
    responses: { 202: 'The email is on its way' },
  },
  ShowContactVerification: {
    description: `The page behind the link of the verification email. Opening it changes nothing. ${page}`,
  },
  VerifyContact: {
    description: `The button of that page: verifies the contact address, so that customers’ replies go there. Any form that is posted counts. ${page}`,
  },
  RequestErasure: {
    description:
      'Deletes the account with everything in it. The caller must have signed in within the last five minutes, else 403 `reauthentication_required`, and must type the company’s name. With a grace period it can be cancelled by the link; while it is `scheduled` a repetition gives the same answer. Every owner and the contact address are told by email.',
    responses: { 202: 'The erasure has begun, or will after the grace period' },
  },
  RequestExport: {
    description:
      'Starts an export of the whole account: every item, and tracks as GPX too. While one runs, a further request returns that one.',
    responses: { 202: 'The export runs' },
  },
  ShowExport: {
    description:
      'How far an export is. Once it is `ready`, `url` downloads the zip file until `expiresAt`; a link that has stopped working earlier is replaced by a further request.',
  },
  ShowAuditTrail: {
    description:
      'Who changed or viewed what, newest first, and whether the hash chain of the entries is intact. A page may be short, or empty with a `nextCursor`, when few entries match.',
    parameters: {
      action: 'Only entries of this action',
      by: [
        'Only entries by this member, or by `auto`, `operator`, `status-link`, `invitation-link` or `contact-link`',
        '01JD2W8XW5B6K3NRZQ7TVYHM2C',
      ],
      from: ['From then on: RFC 3339, or a date, whose start in the account’s time zone is meant', '2026-11-23'],
      to: ['Before then: RFC 3339, or a date, whose start in the account’s time zone is meant', '2026-11-30'],
    },
  },
  RequestTrackErasure: {
    description:
      'Erases every position before a date or an instant, of one member or of all. The shifts and their hours stay, and so does the distance of closed shifts; they carry `trackErasedBefore`.',
    responses: { 202: 'The positions are being erased' },
  },
  ShowTrackErasure: {
    description: 'How far an erasure of positions is: `erased` once it is verified that no older position is left.',
  },
  ShowDeletionPage: {
    description: `Explains what deleting an account deletes, what is kept and how long, and has a form to do it. App stores require such a page. ${page}`,
  },
  SubmitDeletionForm: {
    description: `A form of that page: signing in, the second factor, or the company’s name. ${page}`,
    responses: { 200: 'The next form, or what was wrong', 202: 'The account is being deleted' },
  },
  ShowErasure: {
    description:
      'How far an erasure is, for the holder of its secret link; no login is needed, since logins are erased too. JSON, or a page when `Accept` prefers text/html. Once `erased` it has a signed receipt.',
    parameters: {
      format: '`receipt`: the receipt alone, as a file',
      refresh: '`off`: the page does not refresh itself',
    },
  },
  CancelErasure: {
    description:
      'Cancels an erasure during its grace period; afterwards 409 `too_late`. For the holder of its secret link. JSON, or a page when `Accept` prefers text/html.',
  },
  ShowReceiptKeys: {
    description: 'The public keys that verify receipts of erasures, those of earlier receipts too. They may be stored.',
  },
} satisfies Readonly<Record<string, OperationText>>
