import { receiveSesEvent } from '../../../functions/notifications/feedback/receive-ses-event.ts'
import { SesEvent } from '../../../functions/notifications/feedback/ses-event.ts'
import type { Company } from '../world.ts'

/** An event as SES publishes it, about the first email of a company by default. */
export function sesEvent(
  company: Company,
  eventType: string,
  details: object = {},
  tags: object = company.emails[0]?.tags ?? {},
) {
  const [name = ''] = [eventType.charAt(0).toLowerCase() + eventType.slice(1)]
  const lists = Object.fromEntries(Object.entries(tags).map(([tag, value]) => [tag, [value]]))
  const mail = {
    messageId: 'ses-1',
    timestamp: '2026-03-02T15:00:00.000Z',
    destination: ['ana@x.example'],
    tags: lists,
  }
  return SesEvent.parse({ eventType, mail, [name]: { timestamp: '2026-03-02T15:01:00.000Z', ...details } })
}
/** Delivers such an event. */
export const receivesSesEvent = (company: Company, eventType: string, details: object = {}) =>
  receiveSesEvent(sesEvent(company, eventType, details), company.deps)
