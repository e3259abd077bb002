import type { Principal } from '../../shared/identity/principal.ts'
import { languageOfCompany } from '../../shared/language.ts'
import { sizeOf } from '../domain/sms-segments.ts'
import { emailToCustomer, senderName } from '../email/compose.ts'
import { customerLinks } from '../email/footer-links.ts'
import { requireFaultless, warningsOf, wholeSms } from './check.ts'
import { findTemplateFor } from './find-template.ts'
import { render } from './render.ts'
import type { TemplatePreview } from './schemas.ts'
import type { TemplateStore } from './template-store.ts'
import { samplesFor } from './variables.ts'
import type { Template } from './wording.ts'

type Deps = Pick<TemplateStore, 'findTemplate'> & {
  readonly segmentUsd: number
  /** Of the pages that emails link to. */
  readonly apiUrl: string
}
type StaffCaller = Pick<Principal, 'accountId' | 'account' | 'openAccount'>

/**
 * The whole message, as a customer with the data of the sample gets it: with the company's name and the way to opt out, by
 * email with footer. Without a body, of the template that is in force. `priceUsd` is rounded to a hundredth of a cent.
 * @throws AppError `invalid`
 */
export async function previewTemplate(
  { kind, channel, language: wanted, subject, body }: TemplatePreview,
  staff: StaffCaller,
  deps: Deps,
) {
  const account = await staff.openAccount()
  const language = wanted ?? languageOfCompany(account)
  const current = await findTemplateFor(staff.accountId, kind, channel, language, deps)
  const template: Template = body === undefined ? current : { name: '', language, subject, body }
  const company = senderName(account)
  requireFaultless(kind, channel, template, company)
  const phone = account.brand?.phone
  const [sample] = samplesFor(kind, { company, ...(phone === undefined ? {} : { companyPhone: phone }) })
  const warnings = warningsOf(template.subject, template.body)
  if (channel === 'email') {
    const links = customerLinks(deps.apiUrl, { preferences: '…', unsubscribe: '…' }, language)
    const email = emailToCustomer(render(template, sample), account, links, undefined, language)
    return { subject: email.subject, text: email.text, html: email.html, warnings }
  }
  const text = wholeSms(template, sample)
  const size = sizeOf(text)
  const priceUsd = Math.round(size.segments * deps.segmentUsd * 10_000) / 10_000
  return { text, characters: text.length, ...size, priceUsd, warnings }
}
