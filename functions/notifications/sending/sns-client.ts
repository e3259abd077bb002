import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import type { AutoReply } from '../domain/auto-reply.ts'
import type { ConsentedContact } from '../domain/decide.ts'

/** Whoever carries texts: another provider is another of these. Answers with its id of the text; throws what went wrong. */
export type SmsTransport = {
  readonly publish: (
    text: { readonly to: string; readonly body: string; readonly promotional: boolean },
    signal: AbortSignal,
  ) => Promise<string>
}

export type SnsClient = ReturnType<typeof snsClient>

/** Texts to customers: by the consent gate's leave, or as the answer to what one wrote. */
export function snsClient(transport: SmsTransport) {
  return {
    sendText: ({ to }: ConsentedContact, body: string, promotional: boolean, signal: AbortSignal) =>
      transport.publish({ to, body, promotional }, signal),

    sendAnswer: ({ to, text }: AutoReply, signal: AbortSignal) =>
      transport.publish({ to, body: text, promotional: false }, signal),
  }
}

/** SNS, one attempt: whether it is tried again is ours to decide. `from` is our number, E.164. */
export function snsTransport(from: string, client = new SNSClient({ maxAttempts: 1 })): SmsTransport {
  const attribute = (StringValue: string) => ({ DataType: 'String', StringValue })
  return {
    async publish({ to, body, promotional }, abortSignal) {
      const MessageAttributes = {
        'AWS.SNS.SMS.SMSType': attribute(promotional ? 'Promotional' : 'Transactional'),
        'AWS.MM.SMS.OriginationNumber': attribute(from),
      }
      const command = new PublishCommand({ PhoneNumber: to, Message: body, MessageAttributes })
      const { MessageId } = await client.send(command, { abortSignal })
      if (!MessageId) throw new Error('SNS took a text and gave no id')
      return MessageId
    },
  }
}
