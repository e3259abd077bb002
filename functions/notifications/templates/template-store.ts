import { GetCommand } from '@aws-sdk/lib-dynamodb'
import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import { templateKey } from '../../shared/keys.ts'
import type { Language } from '../../shared/language.ts'
import type { AuditNote } from '../../shared/ledger/audit.ts'
import { transactAudited } from '../../shared/ledger/audit-store.ts'
import { listItems } from '../../shared/table/query-pages.ts'
import { ifExists, type Table } from '../../shared/table/table.ts'
import { type OwnTemplate, TemplateItem } from '../items.ts'

export type WhichTemplate = Pick<OwnTemplate, 'kind' | 'channel' | 'language'>
export type TemplateStore = ReturnType<typeof templateStore>

export function templateStore(table: Table) {
  return {
    async findTemplate(accountId: string, kind: MessageKind, channel: Channel, language: Language) {
      const Key = templateKey(accountId, kind, channel, language)
      const { Item } = await table.send(new GetCommand({ TableName: table.name, Key, ConsistentRead: true }))
      return Item && table.item(TemplateItem, Item)
    },

    listTemplates: (accountId: string): Promise<OwnTemplate[]> => listItems(table, TemplateItem, accountId),

    /** Not audited when there was none. */
    async deleteTemplate(accountId: string, of: WhichTemplate, note: AuditNote): Promise<void> {
      const Key = templateKey(accountId, of.kind, of.channel, of.language)
      const remove = { Delete: { TableName: table.name, Key, ConditionExpression: ifExists } }
      await transactAudited(table, accountId, note, [remove], () => undefined)
    },

    async saveTemplate(accountId: string, template: OwnTemplate, note: AuditNote): Promise<void> {
      const put = { Put: { TableName: table.name, Item: await table.row(TemplateItem, accountId, template) } }
      await transactAudited(table, accountId, note, [put], () => undefined)
    },
  }
}
