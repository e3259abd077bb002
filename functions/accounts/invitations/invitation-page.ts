import { escapeHtml } from '../../shared/http/html.ts'
import { page } from '../../shared/http/html-page.ts'
import type { Response } from '../../shared/http/route.ts'
import type { Language } from '../../shared/language.ts'
import { refusalDays } from '../domain/invitation.ts'
import { invitationTexts } from './page-texts.ts'

export function invitationPage(company: string, language: Language): Response {
  const { heading, accept, decline, again, button } = invitationTexts[language]
  const body = [
    `<p>${accept}</p>`,
    `<p>${escapeHtml(decline(company))}</p>`,
    `<p>${escapeHtml(again(company, refusalDays))}</p>`,
    `<form method="post">\n<p><button class="danger" name="action" value="decline">${button}</button></p>\n</form>`,
  ]
  return page(200, heading(company), body.join('\n'), false, language)
}

export function declinedPage(company: string, language: Language): Response {
  const { heading, text } = invitationTexts[language].declined
  return page(200, heading, `<p role="status">${escapeHtml(text(company))}</p>`, false, language)
}

export function endedPage(language: Language): Response {
  const { heading, paragraphs } = invitationTexts[language].ended
  return page(410, heading, paragraphs.map((text) => `<p>${text}</p>`).join('\n'), false, language)
}

export function unknownInvitationPage(language: Language): Response {
  const { heading, paragraphs } = invitationTexts[language].unknown
  return page(404, heading, paragraphs.map((text) => `<p>${text}</p>`).join('\n'), false, language)
}
