import { createHash } from 'node:crypto'
import { languageOfCountry } from '../../customers/domain/language.ts'
import { AppError } from '../../shared/errors.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
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

const languageIn = ({ language }: TemplateQuery, { account }: StaffCaller) =>
  language ?? languageOfCountry(account.country)

/** The words in force: the company's own, or ours. */
export async function readTemplate(
  { kind, channel }: TemplatePath,
  query: TemplateQuery,
  office: StaffCaller,
  deps: Deps,
) {
  const language = languageIn(query, office)
  const own = await deps.findTemplate(office.accountId, kind, channel, language)
  const { subject, body } = own ?? defaultTemplate(kind, channel, language)
  const written = own && { updatedAt: own.updatedAt, updatedBy: own.updatedBy }
  return { kind, channel, language, subject, body, isDefault: !own, variables: variableNames(kind), ...written }
}

/** Keeps a company's own words. Throws 422 for what could not be sent one day, or would unsubscribe who answers. */
export async function changeTemplate(
  { kind, channel }: TemplatePath,
  query: TemplateQuery,
  words: TemplateContent,
  office: StaffCaller,
  deps: Deps,
) {
  const language = languageIn(query, office)
  refuseFaulty(kind, channel, { name: '', language, ...words })
  const at = toInstant(deps.now())
  const by = office.memberId
  const subject = `${kind}/${channel}/${language}`
  const hash = createHash('sha256')
    .update(`${words.subject ?? ''}\n${words.body}`)
    .digest('hex')
  const note = { at, by, action: 'template.changed', subject, details: { hash } }
  await deps.saveTemplate(office.accountId, { kind, channel, language, ...words, updatedAt: at, updatedBy: by }, note)
  return readTemplate({ kind, channel }, { language }, office, deps)
}

/**
 * How a template would look, with an example's data: what is sent, and about what a text costs (`segmentUsd` for each
 * segment, to a hundredth of a cent). Throws 422 as saving does.
 */
export function previewTemplate(
  { kind, channel, language: asked, ...words }: TemplatePreview,
  office: StaffCaller,
  { segmentUsd }: { readonly segmentUsd: number },
) {
  const language = languageIn({ language: asked }, office)
  const template: Template = { name: '', language, ...words }
  refuseFaulty(kind, channel, template)
  const [sample] = samplesFor(kind)
  const { subject, text } = render(template, sample)
  if (channel === 'email')
    return { subject, text, html: htmlEmail(subject, text, { lines: [sample.company] }, language) }
  const body = withSenderAndOptOut(normalise(text), sample.company, language)
  const size = sizeOf(body)
  const priceUsd = Math.round(size.segments * segmentUsd * 10_000) / 10_000
  return { text: body, characters: body.length, ...size, priceUsd }
}

function refuseFaulty(kind: TemplatePath['kind'], channel: TemplatePath['channel'], template: Template): void {
  const errors = faultsOf(kind, channel, template)
  if (errors.length > 0) throw new AppError('invalid', undefined, { errors })
}
