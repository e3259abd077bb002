import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import type { Language } from '../../customers/domain/language.ts'
import { defaultTemplate } from './defaults.ts'
import type { TemplateStore } from './template-store.ts'
import type { Template } from './wording.ts'

/** The company's own words in this language, else ours. */
export async function findTemplateFor(
  accountId: string,
  kind: MessageKind,
  channel: Channel,
  language: Language,
  { findTemplate }: Pick<TemplateStore, 'findTemplate'>,
): Promise<Template> {
  const ours = defaultTemplate(kind, channel, language)
  const own = await findTemplate(accountId, kind, channel, language)
  return own ? { ...ours, name: `own/${ours.name}`, subject: own.subject, body: own.body } : ours
}
