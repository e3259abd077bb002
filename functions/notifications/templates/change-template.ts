import { createHash } from 'node:crypto'
import { channels, messageKinds } from '../../customers/domain/consent.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import { toInstant } from '../../shared/instant.ts'
import { languageOfCompany, languages } from '../../shared/language.ts'
import { senderName } from '../email/compose.ts'
import type { OwnTemplate } from '../items.ts'
import { requireFaultless, variableNames, warningsOf } from './check.ts'
import { defaultTemplate } from './defaults.ts'
import type { TemplateContent, TemplatePath, TemplateQuery } from './schemas.ts'
import type { TemplateStore, WhichTemplate } from './template-store.ts'

type Deps = TemplateStore & { readonly now: () => number }
type StaffCaller = Pick<Principal, 'accountId' | 'account' | 'memberId' | 'openAccount'>

const languageIn = ({ language }: TemplateQuery, { account }: Pick<StaffCaller, 'account'>) =>
  language ?? languageOfCompany(account)

export async function readTemplate(
  { kind, channel }: TemplatePath,
  query: TemplateQuery,
  staff: Pick<StaffCaller, 'accountId' | 'account'>,
  deps: Pick<TemplateStore, 'findTemplate'>,
) {
  const which = { kind, channel, language: languageIn(query, staff) }
  return viewOf(which, await deps.findTemplate(staff.accountId, kind, channel, which.language))
}

/** Every kind, channel and language, with the company's own template or ours. */
export async function listTemplates(
  { language }: TemplateQuery,
  { accountId }: Pick<StaffCaller, 'accountId'>,
  deps: Pick<TemplateStore, 'listTemplates'>,
) {
  const own = await deps.listTemplates(accountId)
  const wanted = languages.filter((each) => language === undefined || each === language)
  const all = messageKinds.flatMap((kind) =>
    channels.flatMap((channel) => wanted.map((each) => ({ kind, channel, language: each }))),
  )
  const isOf = (which: WhichTemplate) => (each: WhichTemplate) => nameOf(each) === nameOf(which)
  return { items: all.map((which) => viewOf(which, own.find(isOf(which)))) }
}

/** Back to the default; also where none was saved. */
export async function deleteTemplate(
  { kind, channel }: TemplatePath,
  query: TemplateQuery,
  staff: Pick<StaffCaller, 'accountId' | 'account' | 'memberId'>,
  deps: Pick<Deps, 'deleteTemplate' | 'now'>,
): Promise<void> {
  const which = { kind, channel, language: languageIn(query, staff) }
  const note = { at: toInstant(deps.now()), by: staff.memberId, action: 'template.deleted', subject: nameOf(which) }
  await deps.deleteTemplate(staff.accountId, which, { ...note, details: {} })
}

const nameOf = ({ kind, channel, language }: WhichTemplate) => `${kind}/${channel}/${language}`

function viewOf({ kind, channel, language }: WhichTemplate, own: OwnTemplate | undefined) {
  const { subject, body } = own ?? defaultTemplate(kind, channel, language)
  const updated = own && { updatedAt: own.updatedAt, updatedBy: own.updatedBy }
  const warnings = warningsOf(subject, body)
  return {
    kind,
    channel,
    language,
    subject,
    body,
    isDefault: !own,
    variables: variableNames(kind),
    ...updated,
    warnings,
  }
}

/** @throws AppError `invalid` for a template that cannot render or be sent, or offers a stop word */
export async function changeTemplate(
  { kind, channel }: TemplatePath,
  query: TemplateQuery,
  content: TemplateContent,
  staff: StaffCaller,
  deps: Deps,
) {
  const language = languageIn(query, staff)
  requireFaultless(kind, channel, { name: '', language, ...content }, senderName(await staff.openAccount()))
  const at = toInstant(deps.now())
  const by = staff.memberId
  const subject = nameOf({ kind, channel, language })
  const hash = createHash('sha256')
    .update(`${content.subject ?? ''}\n${content.body}`)
    .digest('hex')
  const note = { at, by, action: 'template.changed', subject, details: { hash } }
  await deps.saveTemplate(staff.accountId, { kind, channel, language, ...content, updatedAt: at, updatedBy: by }, note)
  return readTemplate({ kind, channel }, { language }, staff, deps)
}
