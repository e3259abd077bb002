/** What the emails to members say. `ends`: local time, as the reader's language writes it. */
export type MemberEmail = {
  readonly name: string
  readonly company: string
  readonly role?: 'owner' | 'staff' | 'worker' | undefined
  readonly temporaryPassword?: string | undefined
  readonly signInUrl: string | undefined
  /** Our own page where the reader declines or confirms. */
  readonly link?: string | undefined
  readonly ends: string
  /** The label of a device that was added. */
  readonly device?: string | undefined
  /** The name of the colleague who added it; undefined for the reader. */
  readonly addedBy?: string | undefined
  /** Whose phone is silent. */
  readonly worker?: string | undefined
  /** When it was last heard, as a clock in the company's time zone shows it. */
  readonly since?: string | undefined
  /** What it said of its battery then: 0 to 1. */
  readonly battery?: number | undefined
  /** How many texts are unread; `manyTexts` stands for as many or more. */
  readonly count?: number | undefined
}

/** More are not counted. */
export const manyTexts = 100

type Words = { readonly subject: string; readonly paragraphs: readonly string[] }
type Template = 'invitation' | 'hours-changed' | 'device-added' | 'contact-address' | 'unread-texts' | 'silent-phone'
export type MemberEmailTexts = { readonly [Name in Template]: (email: MemberEmail) => Words }

const roles = { owner: 'an owner', staff: 'office staff', worker: 'a worker' } as const

export const memberEmailsInEnglish: MemberEmailTexts = {
  invitation: ({ name, company, role, temporaryPassword, signInUrl, link, ends }) => ({
    subject: `${company} invites you to Fieldpost`,
    paragraphs: [
      `Hello ${name},`,
      `${company} has invited you to Fieldpost${role ? ` as ${roles[role]}` : ''}.`,
      `Sign in${signInUrl ? ` at ${signInUrl}` : ''} with this email address and this temporary password:`,
      `${temporaryPassword}`,
      `It is valid until ${ends}. You choose your own password when you first sign in.`,
      `If you do not know ${company}, or do not want to join, you can decline. Then your email address is free again:\n${link}`,
      `If you do nothing, the invitation ends by itself on ${ends}.`,
    ],
  }),
  'hours-changed': ({ name, company, signInUrl }) => ({
    subject: `Your hours at ${company} were changed`,
    paragraphs: [
      `Hello ${name},`,
      `the office of ${company} has entered, changed or removed hours of yours. Who did it, when and why is in your list of changes${signInUrl ? `: sign in at ${signInUrl}` : ''}.`,
      'Positions are recorded only for the time that you clock yourself, whatever hours the office enters.',
    ],
  }),
  'device-added': ({ name, company, signInUrl, device, addedBy }) => ({
    subject: `A device that sends your positions was added at ${company}`,
    paragraphs: [
      `Hello ${name},`,
      `${addedBy ? `${addedBy} has` : 'You have'} added a device to your profile at ${company}: “${device}”. A person who has its token can send positions in your name.`,
      'Positions are kept only for the time that you clock yourself.',
      `If you do not know this device, remove it in your list of devices${signInUrl ? `: sign in at ${signInUrl}` : ''}, or ask the office to remove it.`,
    ],
  }),
  'contact-address': ({ company, link, ends }) => ({
    subject: `Please confirm the contact address of ${company}`,
    paragraphs: [
      'Hello,',
      `${company} has entered this email address as its contact address in Fieldpost. Once it is confirmed, customers’ replies to emails of ${company} go to it.`,
      `If it is right, please confirm it on this page by ${ends}:\n${link}`,
      `If you do not know ${company}, you need not do anything: without the confirmation no reply goes to this address.`,
    ],
  }),
  'unread-texts': ({ company, count = 1, link }) => ({
    subject: `${company}: ${texts(count)}`,
    paragraphs: [
      'Hello,',
      `${texts(count)} to ${company} ${count === 1 ? 'waits' : 'wait'} to be read. This email leaves out who wrote and what.`,
      `Read and answer them here:\n${link}`,
      'An answer is possible for 24 hours after a text came. The next such email comes in a quarter of an hour at the earliest, and only if another text comes.',
    ],
  }),
  'silent-phone': ({ company, worker, since, battery }) => ({
    subject: `${worker}’s phone has not been heard since ${since}`,
    paragraphs: [
      'Hello,',
      `${worker} is on shift at ${company}, but the phone has sent nothing since ${since}.${battery === undefined ? '' : ` Its battery was at ${percent(battery)} then.`}`,
      'It may be off or without a network, or the app may have been closed. What the app recorded meanwhile comes in when it sends again.',
      'This email comes once a shift. An owner can turn it off with the setting shifts.tellWhenSilent.',
    ],
  }),
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function texts(count: number): string {
  if (count === 1) return '1 unread text'
  return count < manyTexts ? `${count} unread texts` : `${manyTexts} or more unread texts`
}
