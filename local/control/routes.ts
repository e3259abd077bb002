import * as z from 'zod'
import { states } from '../alarms/alarms.ts'
import { Fault } from '../aws/faults.ts'
import type { Cloud } from '../cloud.ts'
import { EmailEvent } from '../email/events.ts'
import { InboundText } from '../sms/inbound.ts'
import { TextReport } from '../sms/reports.ts'
import { durationMs } from './duration.ts'

export type ControlAnswer = { status: number; body: unknown }
type Control = (
  cloud: Cloud,
  given: { query: URLSearchParams; body: unknown },
) => ControlAnswer | Promise<ControlAnswer>

const ok = (body: unknown, status = 200): ControlAnswer => ({ status, body })
const refused = (status: number, message: string): ControlAnswer => ({ status, body: { message } })

const Move = z.union([
  z.strictObject({
    advance: z.string().transform((text, context) => durationMs(text) ?? fail(context, 'no ISO 8601 duration')),
  }),
  z.strictObject({ now: z.iso.datetime({ offset: true }).transform(Date.parse) }),
])

function fail(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message })
  return z.NEVER
}

export const controls: Readonly<Record<string, Control>> = {
  'GET /_local': () => ok({ routes: Object.keys(controls) }),
  'GET /_local/health': (cloud) => ok({ engine: cloud.engine, functions: cloud.host.statistics().length, ready: true }),
  // An unescaped plus sign arrives as a space.
  'GET /_local/sms': ({ carrier }, { query }) => ok(carrier.texts(query.get('to')?.replace(/^ /, '+'))),
  async 'POST /_local/sms/inbound'({ phones }, { body }) {
    const inboundMessageId = await phones.receive(InboundText.parse(body))
    return inboundMessageId === undefined ? refused(501, 'No topic takes inbound texts') : ok({ inboundMessageId }, 202)
  },
  async 'POST /_local/sms/reports'({ carrier, phones }, { body }) {
    const report = TextReport.parse(body)
    const text = carrier.texts().find(({ messageId }) => messageId === report.messageId)
    if (!text) return refused(404, 'No such text')
    return ok({ functions: await phones.report(report, text) }, 202)
  },
  'GET /_local/emails': ({ mailbox }, { query }) => ok(mailbox.emails(query.get('to') ?? undefined)),
  async 'POST /_local/email-events'({ mailbox, emailEvents }, { body }) {
    const event = EmailEvent.parse(body)
    const mail = mailbox.emails().find(({ messageId }) => messageId === event.messageId)
    if (!mail) return refused(404, 'No such mail')
    await emailEvents.publish(event, mail)
    return ok({ published: true }, 202)
  },
  'GET /_local/time': (cloud) => ok(timeOf(cloud)),
  async 'POST /_local/time'(cloud, { body }) {
    const move = Move.parse(body)
    const offset = 'advance' in move ? cloud.clock.offset() + move.advance : move.now - Date.now()
    if (!Number.isFinite(Date.now() + offset) || Math.abs(offset) > 100 * 366 * 86_400_000)
      return refused(422, 'too far')
    await cloud.moveClock(offset)
    return ok(timeOf(cloud))
  },
  'POST /_local/faults'({ faults }, { body }) {
    faults.add(Fault.parse(body))
    return ok(faults.list(), 201)
  },
  'DELETE /_local/faults'({ faults }) {
    faults.clear()
    return ok([])
  },
  async 'GET /_local/alarms'({ alarms }, { query }) {
    const state = query.get('state')
    if (state !== null && !states.some((each) => each === state)) return refused(422, `state: ${states.join(', ')}`)
    const reports = await alarms.evaluate()
    return ok(reports.filter((each) => state === null || each.state === state))
  },
  'GET /_local/functions': ({ host }) => ok(host.statistics()),
}

function timeOf({ clock }: Cloud): object {
  return { now: new Date(clock.now()).toISOString(), offsetMs: clock.offset() }
}
