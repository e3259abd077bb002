import type { Channel, LedgerKind } from '../../customers/domain/consent.ts'
import type { Language } from '../../shared/language.ts'
import { defaultTemplate, replyTemplate } from './defaults.ts'
import type { TemplateStore } from './template-store.ts'
import type { Template } from './wording.ts'

export async function findTemplateFor(
  accountId: string,
  kind: LedgerKind,
  channel: Channel,
  language: Language,
  { findTemplate }: Pick<TemplateStore, 'findTemplate'>,
): Promise<Template> {
  if (kind === 'reply') return replyTemplate(language)
  const fallback = defaultTemplate(kind, channel, language)
  const own = await findTemplate(accountId, kind, channel, language)
  return own
    ? { ...fallback, name: `own/${fallback.name}`, subject: own.subject, body: own.body, isOurs: undefined, fallback }
    : fallback
}
