import { toInstant } from '../../shared/instant.ts'
import { wordsFor } from './local-wording.ts'

/** Moments are milliseconds since the epoch; `link` shows how far it is. */
export type ErasureOccasion = {
  readonly template: 'erasure-begun' | 'erasure-cancelled' | 'erasure-done'
  readonly to: string
  readonly name: string
  readonly company: string
  readonly timeZone: string
  readonly link: string
  readonly requestedAt: number
  readonly cancelUntil?: number | undefined
  readonly erasedAt?: number | undefined
  readonly backupDays: number
}

const dayMilliseconds = 86_400_000

/** What an owner is told when an account is to be deleted, is kept after all, or is gone. */
export function erasureWords(occasion: ErasureOccasion): { subject: string; text: string } {
  const { name, company } = occasion
  const [subject, ...paragraphs] = words[occasion.template](occasion)
  return { subject: `${company}: ${subject}`, text: [`Hello ${name},`, ...paragraphs].join('\n\n') }
}

const words: Record<ErasureOccasion['template'], (occasion: ErasureOccasion) => [string, ...string[]]> = {
  'erasure-begun': (occasion) => [
    'the account is to be deleted',
    `You have requested that the Fieldpost account of ${occasion.company} be deleted. The account is locked: no member can use it any more.`,
    ...(occasion.cancelUntil === undefined ? [howLong] : [untilWhen(occasion, occasion.cancelUntil), howLong]),
    `You can follow the progress on this page without signing in. Please do not share the link, since it works for anyone who has it:\n${occasion.link}`,
    ...(occasion.cancelUntil === undefined ? [] : ['If you did not request this, please cancel it there immediately.']),
  ],
  'erasure-cancelled': ({ company }) => [
    'the account is kept',
    `The deletion of the Fieldpost account of ${company} was cancelled. Nothing has been deleted, and all members can use the account again.`,
    'If you did not cancel it, another person has the link that we sent you. Your account is unchanged.',
  ],
  'erasure-done': ({ company, erasedAt = 0, backupDays, timeZone, link }) => [
    'the account is deleted',
    `The Fieldpost account of ${company} has been deleted: its members and their logins, shifts and tracks, customers, appointments, messages and files.`,
    `Backups of the database expire on ${dayIn(timeZone, erasedAt + backupDays * dayMilliseconds)}. Within a day, your data in them becomes unreadable, because its key is deleted too.`,
    `The attached signed receipt lists what was found and confirms that nothing remains. You can also download it from this page:\n${link}`,
    'This is our last email to you. Your email address has now been deleted, too.',
  ],
}

const howLong =
  'It usually takes a few minutes; with many years of tracks it can take several hours. We will send you one more email when it is done.'

function untilWhen({ timeZone }: ErasureOccasion, cancelUntil: number): string {
  const { date, time, zone } = wordsFor(toInstant(cancelUntil), timeZone)
  return `Nothing is deleted before ${date}, ${time} (${zone}). Until then you can cancel the deletion on the page below.`
}

function dayIn(timeZone: string, moment: number): string {
  return wordsFor(toInstant(moment), timeZone).date
}
