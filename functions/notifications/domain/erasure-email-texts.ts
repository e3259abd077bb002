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
    `You have asked for the Fieldpost account of ${occasion.company} to be deleted. Nobody can use it from this moment on.`,
    ...(occasion.cancelUntil === undefined ? [howLong] : [untilWhen(occasion, occasion.cancelUntil), howLong]),
    `This page shows how far it is, without signing in. Whoever has its address can see it, so do not hand it on:\n${occasion.link}`,
    ...(occasion.cancelUntil === undefined ? [] : ['If you have not asked for this, cancel it there at once.']),
  ],
  'erasure-cancelled': ({ company }) => [
    'the account is kept',
    `The deletion of the Fieldpost account of ${company} was cancelled. Nothing has been deleted, and everybody can use it again.`,
    'If you have not cancelled it, somebody else has the address of the page that we sent you. Your account is as it was.',
  ],
  'erasure-done': ({ company, erasedAt = 0, backupDays, timeZone, link }) => [
    'the account is deleted',
    `The Fieldpost account of ${company} is deleted: its people and their logins, shifts and tracks, customers, appointments, messages and files.`,
    `Backups of the database end by themselves on ${dayIn(timeZone, erasedAt + backupDays * dayMilliseconds)}; what they hold of you cannot be read any more within a day, since its key is deleted too.`,
    `The attached receipt says what was found and that nothing remains. It is signed, and this page has it as well:\n${link}`,
    'This is the last mail from us. Your address is deleted now, too.',
  ],
}

const howLong =
  'It usually takes a few minutes; for a company with many years of tracks it can take some hours. We write to you once more when it is done.'

function untilWhen({ timeZone }: ErasureOccasion, cancelUntil: number): string {
  const { date, time, zone } = wordsFor(toInstant(cancelUntil), timeZone)
  return `Nothing is deleted before ${date}, ${time} (${zone}). Until then you can cancel on the page below.`
}

function dayIn(timeZone: string, moment: number): string {
  return wordsFor(toInstant(moment), timeZone).date
}
