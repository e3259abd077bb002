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

export function erasureEmailText(context: ErasureContext): { subject: string; text: string } {
  const { name, company } = context
  const [subject, ...paragraphs] = texts[context.template](context)
  return { subject: `${company}: ${subject}`, text: [`Hello ${name},`, ...paragraphs].join('\n\n') }
}

const texts: Record<ErasureContext['template'], (context: ErasureContext) => [string, ...string[]]> = {
  'erasure-begun': ({ company, timeZone, link, cancelUntil }) => [
    'the account is to be deleted',
    `You have asked for the Fieldpost account of ${company} to be deleted. It is locked from now on.`,
    ...(cancelUntil === undefined ? [] : [cancelPeriod(timeZone, cancelUntil)]),
    duration,
    `This page shows the progress without signing in. Anyone who has the link can open it, so do not share it:\n${link}`,
    ...(cancelUntil === undefined ? [] : ['If you have not asked for this, cancel it there at once.']),
  ],
  'erasure-cancelled': ({ company }) => [
    'the account is kept',
    `The deletion of the Fieldpost account of ${company} was cancelled. Nothing has been deleted, and all members can use it again.`,
    'If you did not cancel it, another person has the link that we sent you. Your account is unchanged.',
  ],
  'erasure-done': ({ company, erasedAt = 0, backupDays, timeZone, link }) => [
    'the account is deleted',
    `The Fieldpost account of ${company} is deleted: its members and their logins, shifts and tracks, customers, appointments, messages and files.`,
    `Database backups expire on ${formatLocalTime(toInstant(erasedAt + backupDays * dayMilliseconds), timeZone).date}. Within a day your data in them becomes unreadable, because its key is deleted too.`,
    `The attached signed receipt lists what was found and confirms that nothing remains. It is also on this page:\n${link}`,
    'This is our last email to you. Your address is deleted now, too.',
  ],
}

const duration =
  'The deletion usually takes a few minutes; with many years of tracks it can take hours. We send you one more email when it is done.'

function cancelPeriod(timeZone: string, cancelUntil: number): string {
  const { date, time, zone } = formatLocalTime(toInstant(cancelUntil), timeZone)
  return `Nothing is deleted before ${date}, ${time} (${zone}). Until then you can cancel on the page below.`
}
