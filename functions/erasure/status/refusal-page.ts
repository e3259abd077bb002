import type { AppError, ErrorCode } from '../../shared/errors.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'

const texts: Partial<Record<ErrorCode, readonly [heading: string, text: string]>> = {
  not_found: ['Page not found', 'Please use the complete link from the email.'],
  too_late: ['It is too late to cancel', 'The grace period has ended, and the deletion has begun.'],
}

export function refusalPage({ code, status, title }: AppError): Response {
  const [heading, text] = texts[code] ?? [title, 'Please go back and try again.']
  return page(status, heading, `<p role="alert">${text}</p>`)
}
