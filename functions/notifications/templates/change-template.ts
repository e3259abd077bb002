import { createHash } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { languageOfCompany } from '../../shared/language.ts'
import { withSenderAndOptOut } from '../domain/local-wording.ts'
import { normalise, sizeOf } from '../domain/sms-segments.ts'
import { htmlEmail } from '../email/html.ts'
import { faultsOf, variableNames } from './check.ts'
import { defaultTemplate } from './defaults.ts'
import { render } from './render.ts'
import type { TemplateContent, TemplatePath, TemplatePreview, TemplateQuery } from './schemas.ts'
import type { TemplateStore } from './template-store.ts'
import { samplesFor } from './variables.ts'
import type { Template } from './wording.ts'

type Deps = TemplateStore & { readonly now: () => number }
type StaffCaller = Pick<Principal, 'accountId' | 'account' | 'memberId'>

const languageIn = ({ language }: TemplateQuery, { account }: StaffCaller) => language ?? languageOfCompany(account)

export async function readTemplate(
  { kind, channel }: TemplatePath,
  query: TemplateQuery,
  staff: StaffCaller,
  deps: Deps,
) {
  const language = languageIn(query, staff)
  const own = await deps.findTemplate(staff.accountId, kind, channel, language)
  const { subject, body } = own ?? defaultTemplate(kind, channel, language)
  const updated = own && { updatedAt: own.updatedAt, updatedBy: own.updatedBy }
  return { kind, channel, language, subject, body, isDefault: !own, variables: variableNames(kind), ...updated }
}

/** @throws AppError `invalid` for a template that cannot render or offers a stop word */
export async function changeTemplate(
  { kind, channel }: TemplatePath,
  query: TemplateQuery,
  content: TemplateContent,
  staff: StaffCaller,
  deps: Deps,
) {
  const language = languageIn(query, staff)
  requireFaultless(kind, channel, { name: '', language, ...content })
  const at = toInstant(deps.now())
  const by = staff.memberId
  const subject = `${kind}/${channel}/${language}`
  const hash = createHash('sha256')
    .update(`${content.subject ?? ''}\n${content.body}`)
    .digest('hex')
  const note = { at, by, action: 'template.changed', subject, details: { hash } }
  await deps.saveTemplate(staff.accountId, { kind, channel, language, ...content, updatedAt: at, updatedBy: by }, note)
  return readTemplate({ kind, channel }, { language }, staff, deps)
}

/**
 * `priceUsd` is rounded to a hundredth of a cent.
 * @throws AppError `invalid`
 */
export function previewTemplate(
  { kind, channel, language: requestedLanguage, ...content }: TemplatePreview,
  staff: StaffCaller,
  { segmentUsd }: { readonly segmentUsd: number },
) {
  const language = languageIn({ language: requestedLanguage }, staff)
  const template: Template = { name: '', language, ...content }
  requireFaultless(kind, channel, template)
  const [sample] = samplesFor(kind)
  const { subject, text } = render(template, sample)
  if (channel === 'email')
    return { subject, text, html: htmlEmail(subject, text, { lines: [sample.company] }, language) }
  const body = withSenderAndOptOut(normalise(text), sample.company, language)
  const size = sizeOf(body)
  const priceUsd = Math.round(size.segments * segmentUsd * 10_000) / 10_000
  return { text: body, characters: body.length, ...size, priceUsd }
}

function requireFaultless(kind: TemplatePath['kind'], channel: TemplatePath['channel'], template: Template): void {
  const errors = faultsOf(kind, channel, template)
  if (errors.length > 0) throw new AppError('invalid', undefined, { errors })
}
