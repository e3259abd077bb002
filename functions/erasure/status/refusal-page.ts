import type { AppError, ErrorCode } from '../../shared/errors.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'

const words: Partial<Record<ErrorCode, readonly [heading: string, text: string]>> = {
  not_found: [
    'There is no such page',
    'Please use the link of the mail exactly as it is, from its first to its last sign.',
  ],
  too_late: ['It is too late to cancel', 'The grace period is over, and the deletion has begun.'],
}

/** A refusal for people. */
export function refusalPage({ code, status, title }: AppError): Response {
  const [heading, text] = words[code] ?? [title, 'Please go back and try again.']
  return page(status, heading, `<p role="alert">${text}</p>`)
}
