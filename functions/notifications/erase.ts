import { type Eraser, erasedWith, plainRow, rowNaming } from '../shared/erasing.ts'
import { type ItemType, type Key, providerPointerKey } from '../shared/keys.ts'

/** How messages leave with their account: a text's way from the provider's id goes before the row that names it. */
export const notificationErasers = {
  message: rowNaming(pointersOf),
  messageByTime: plainRow,
  providerPointer: erasedWith('message'),
  template: plainRow,
  usage: plainRow,
} satisfies Partial<Record<ItemType, Eraser>>

/** Mails need none: they carry our own id. */
function pointersOf({ channel, providerMessageId }: Record<string, unknown>): Key[] {
  return channel === 'sms' && typeof providerMessageId === 'string' ? [providerPointerKey(providerMessageId)] : []
}
