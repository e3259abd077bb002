import * as z from 'zod'
import { awsError } from '../aws/errors.ts'
import { forward } from '../aws/proxy.ts'
import type { AwsAnswer, AwsRequest } from '../aws/request.ts'
import type { EmailEvents } from './events.ts'
import type { Mailbox } from './mailbox.ts'

const Accepted = z.object({ MessageId: z.string() })
const Recipients = z.object({
  Destination: z.record(z.string(), z.array(z.string())).default({}),
  Content: z.looseObject({}),
})

/** Responds when the email is on disk and its `Send` event is published. */
export function ses(
  engine: string,
  mailbox: Mailbox,
  events: EmailEvents,
): (request: AwsRequest) => Promise<AwsAnswer> {
  return async (request) => {
    if (request.action !== 'SendEmail') return awsError('ses', 'NotFoundException', 'not known here', 404)
    const asked = Recipients.safeParse(request.input)
    // The engine would accept an email without recipients.
    if (!asked.success || (!('Raw' in asked.data.Content) && Object.values(asked.data.Destination).flat().length === 0))
      return awsError('ses', 'BadRequestException', 'A mail needs a recipient')
    const answer = await forward(engine, request)
    if (answer === 'lost' || answer.status !== 200) return answer
    const { MessageId } = Accepted.parse(JSON.parse(answer.body.toString()))
    const mail = await mailbox.keep(MessageId, request)
    await events.publish({ messageId: MessageId, type: 'Send' }, mail)
    return answer
  }
}
