import { toInstant } from '../../shared/instant.ts'
import { formatLocalTime } from './local-wording.ts'

/** Numbers are epoch milliseconds; `link` is the status page. */
export type ErasureContext = {
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

export function erasureEmailText(context: ErasureContext): { subject: string; text: string; links: string[] } {
  const { name, company, link } = context
  const [subject, ...paragraphs] = texts[context.template](context)
  const text = [`Hello ${name},`, ...paragraphs].join('\n\n')
  return { subject: `${company}: ${subject}`, text, links: [link] }
}

const texts: Record<ErasureContext['template'], (context: ErasureContext) => [string, ...string[]]> = {
  'erasure-begun': ({ company, timeZone, link, cancelUntil }) => [
    'the account is to be deleted',
    `You have requested that the Fieldpost account of ${company} be deleted. The account is locked: no member can use it any more.`,
    ...(cancelUntil === undefined ? [] : [cancelPeriod(timeZone, cancelUntil)]),
    duration,
    `You can follow the progress on this page without signing in. Please do not share the link, since it works for anyone who has it:\n${link}`,
    ...(cancelUntil === undefined ? [] : ['If you did not request this, please cancel it there immediately.']),
  ],
  'erasure-cancelled': ({ company }) => [
    'the account is kept',
    `The deletion of the Fieldpost account of ${company} was cancelled. Nothing has been deleted, and all members can use the account again.`,
    'If you did not cancel it, another person has the link that we sent you. Your account is unchanged.',
  ],
  'erasure-done': ({ company, erasedAt = 0, backupDays, timeZone, link }) => [
    'the account is deleted',
    `The Fieldpost account of ${company} has been deleted: its members and their logins, shifts and tracks, customers, appointments, messages and files.`,
    `Backups of the database expire on ${formatLocalTime(toInstant(erasedAt + backupDays * dayMilliseconds), timeZone).date}. Within a day, your data in them becomes unreadable, because its key is deleted too.`,
    `The attached signed receipt lists what was found and confirms that nothing remains. You can also download it from this page:\n${link}`,
    'This is our last email to you. Your email address has now been deleted, too.',
  ],
}

const duration =
  'It usually takes a few minutes; with many years of tracks it can take several hours. We will send you one more email when it is done.'

function cancelPeriod(timeZone: string, cancelUntil: number): string {
  const { date, time, zone } = formatLocalTime(toInstant(cancelUntil), timeZone)
  return `Nothing is deleted before ${date}, ${time} (${zone}). Until then you can cancel the deletion on the page below.`
}
