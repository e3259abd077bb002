import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import type { Language } from '../../shared/language.ts'
import { defaultTemplate } from './defaults.ts'
import type { TemplateStore } from './template-store.ts'
import type { Template } from './wording.ts'

export async function findTemplateFor(
  accountId: string,
  kind: MessageKind,
  channel: Channel,
  language: Language,
  { findTemplate }: Pick<TemplateStore, 'findTemplate'>,
): Promise<Template> {
  const fallback = defaultTemplate(kind, channel, language)
  const own = await findTemplate(accountId, kind, channel, language)
  return own
    ? { ...fallback, name: `own/${fallback.name}`, subject: own.subject, body: own.body, isOurs: undefined, fallback }
    : fallback
}
