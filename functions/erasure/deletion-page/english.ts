import type { PageTexts } from './wording.ts'

export const english: PageTexts = {
  title: 'Delete your Fieldpost account',
  howTo: (grace) =>
    `You can delete your company’s account in the Fieldpost app (Settings, Account, Delete the account) or on this page. The account is locked immediately: no member can use it any more.${grace === 0 ? '' : ` Within ${period(grace)} you can have it back; after that, everything is deleted.`} Every owner and the account’s contact address are told by email.`,
  now: 'Delete the account now',
  deleted: [
    'What is deleted',
    'all members of the company, with their logins and devices',
    'all shifts, timesheets and positions',
    'all customers, with addresses, notes and consents',
    'all appointments, messages and templates',
    'exports and all other files of the account',
    'the key that encrypts all of this',
  ],
  final:
    'Once it has begun, this cannot be undone. To keep a copy, export the account first, in the app or with <code>POST /v1/account/exports</code>.',
  kept: 'What is kept, and how long',
  keptColumns: ['What', 'Why', 'How long'],
  keptRows: (backupDays, logDays) => [
    [
      'Backups of the database',
      'They cannot be edited. Your data in them becomes unreadable after one day, because its key is deleted.',
      `${backupDays} days`,
    ],
    ['Technical logs', 'They contain numbers and codes, but no names or addresses.', `${logDays} days`],
    [
      'Phone numbers and email addresses of customers who said stop',
      'So that they are never messaged again. They are stored as a keyed hash, which cannot be turned back into the number or address.',
      'permanently',
    ],
    [
      'The record of the deletion',
      'It proves that the account was deleted, and contains no personal data.',
      'permanently',
    ],
    ['Sign-ins on this page', 'To limit attempts. Keyed hashes of the email and IP address.', '15 minutes'],
  ],
  duration: [
    'How long it takes',
    'Usually a few minutes; with many years of tracks it can take several hours. You get a link to follow the progress, an email when it is done, and a signed receipt.',
  ],
  others: [
    'If you are not an owner',
    'Your company manages your login. Ask an owner or the office to remove you; this also deletes your login. If you are a customer, ask the company: it can delete all data about you at any time.',
  ],
  form: {
    intro: 'Sign in as an owner of the account. You will be asked to confirm before anything is deleted.',
    email: 'Email address',
    password: 'Password',
    submit: 'Sign in',
    forgot: 'Forgot your password? You can reset it on the sign-in screen of the app.',
    code: 'Code from your authenticator app',
    next: 'Continue',
  },
  problems: {
    wrong: 'The email address, password or code is not right.',
    tooManyForAddress: 'Too many attempts with this address. Please wait 15 minutes.',
    tooManyFromCaller: 'Too many attempts from your network. Please wait 15 minutes, or use another connection.',
    expired: 'Your sign-in has expired after five minutes. Please sign in again.',
  },
  confirm: {
    title: (company) => `Delete ${company}?`,
    text: (company) =>
      `You are about to delete the account of <strong>${company}</strong> and everything in it: members, shifts, tracks, customers, appointments and messages.`,
    begins: (until) =>
      until === undefined
        ? 'The account is locked immediately, and the deletion begins within a minute. It cannot be undone.'
        : `If you confirm now, the account is locked immediately. The deletion begins on ${until}. Until then you can undo it with a link that you get.`,
    told: 'Every owner and the account’s contact address get an email with that link.',
    wrongName: 'That is not the name. Please type it as shown here, with the same capital and small letters.',
    type: 'Type the name of the company to confirm',
    submit: 'Delete the account',
    cancel: 'Cancel',
  },
  requested: {
    title: 'The account is being deleted',
    locked: 'The account is locked: no member can use it any more.',
    begins: (until) =>
      until === undefined
        ? 'The deletion begins within a minute. It usually takes a few minutes and cannot be undone.'
        : `The deletion begins on ${until}. Until then you can undo it.`,
    link: (until) => (until === undefined ? 'See the progress' : 'See the progress, or keep the account'),
    keep: 'Keep this link: it works without signing in. We have also sent it by email to every owner and to the account’s contact address. Do not share it, since it works for anyone who has it.',
  },
  refusals: {
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
      'An owner has already requested it. The link to the progress is in the email to the owners.',
    ],
    foreign: [
      'This form was sent from another site',
      'For your safety it was rejected. Please start again on this page.',
    ],
  },
  back: 'Back to the start',
}

function period(milliseconds: number): string {
  const hours = Math.max(1, Math.floor(milliseconds / 3_600_000))
  if (hours >= 48) return `${Math.floor(hours / 24)} days`
  return hours === 1 ? '1 hour' : `${hours} hours`
}
