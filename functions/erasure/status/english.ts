import type { StatusTexts } from './wording.ts'

export const english: StatusTexts = {
  states: {
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
  },
  undo: [
    'Changed your mind?',
    (until) => `The deletion begins on ${until}. Until then you can keep the account, unchanged.`,
    'Keep the account',
  ],
  counting: 'Counting what there is …',
  progress: (percent) => `${percent} deleted`,
  counts: { deleted: 'What was deleted', there: 'What is deleted', what: 'What', count: 'How many' },
  erasedOf: (erased, found) => `${erased} of ${found}`,
  kept: 'What is kept, and until when',
  keptItems: {
    erasure: ['The record of this deletion', 'It proves the deletion and contains no personal data.', 'for good'],
    suppression: [
      'Phone numbers and email addresses that said stop',
      'As keyed hashes, so that they receive no message again.',
      'for good',
    ],
    signInAttempt: [
      'Sign-ins on the deletion page',
      'Keyed hashes of email and IP addresses, to limit attempts.',
      '15 minutes after the first attempt',
    ],
    pendingStop: [
      'Stops that could not be worked off yet',
      'Sending number and phone, encrypted, so that the stop is not lost.',
      '14 days after the text',
    ],
    invitedAddress: [
      'Email addresses that were invited or to be confirmed',
      'As keyed hashes, so that an address gets one such email a day.',
      'a day after the email',
    ],
    'backups of the table': [
      'Backups of the database',
      'They cannot be edited; their personal data becomes unreadable, because its key is deleted.',
    ],
    logs: ['Technical logs', 'They contain ids, codes and counts only.'],
    'messages in flight': ['Messages in queues', 'Encrypted, on the way between AWS and this system.'],
  },
  until: (end) => `Until: ${end}`,
  unreadable: (at) => `From ${at} on, your data in backups cannot be read any more, because its key is deleted.`,
  receipt: {
    heading: 'Receipt',
    download: 'Download the signed receipt',
    content: 'It says what was found, deleted and kept. It contains no personal data.',
    check: 'Check the receipt',
    how: (command, keys) =>
      `<p>Anyone can check that the receipt is genuine and unchanged. On a computer with the source code of Fieldpost and with Node.js, this command in the folder of the source code says so in plain words:</p>
<p><code>${command}</code></p>
<p>It gets the public keys from <a href="${keys}">${keys}</a>. Any other program that verifies a JWS (ES256) with these keys does it, too. Keep a copy of the keys with the receipt, in a safe place, if you want to check it in many years.</p>`,
  },
  refreshing: (seconds) => `This page refreshes itself every ${seconds} seconds.`,
  stopRefreshing: 'Stop that',
  refresh: 'Refresh',
  requested: (at, erasureId) => `Requested on ${at}. Reference ${erasureId}.`,
  refusals: {
    not_found: ['Page not found', 'Please use the complete link from the email.'],
    too_late: ['It is too late to cancel', 'The grace period has ended, and the deletion has begun.'],
    other: ['That did not work', 'Please go back and try again.'],
  },
}
