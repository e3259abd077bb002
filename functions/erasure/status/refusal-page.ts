import type { AppError } from '../../shared/errors.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Language } from '../../shared/language.ts'
import { statusTexts } from './page-texts.ts'

export function refusalPage({ code, status }: AppError, language: Language): Response {
  const { refusals } = statusTexts[language]
  const [heading, text] = refusals[code === 'not_found' || code === 'too_late' ? code : 'other']
  return page(status, heading, `<p role="alert">${text}</p>`, false, language)
}
