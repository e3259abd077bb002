import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import type { AutoReply } from '../domain/auto-reply.ts'
import type { ConsentedContact } from '../domain/decide.ts'
import { oneAttempt } from './one-attempt.ts'

/** `publish` returns the provider's id of the SMS. */
export type SmsTransport = {
  readonly publish: (
    sms: { readonly to: string; readonly body: string; readonly promotional: boolean },
    signal: AbortSignal,
  ) => Promise<string>
}

export type SnsClient = ReturnType<typeof snsClient>

export function snsClient(transport: SmsTransport) {
  return {
    sendSms: ({ to }: ConsentedContact, body: string, promotional: boolean, signal: AbortSignal) =>
      transport.publish({ to, body, promotional }, signal),

    sendAutoReply: ({ to, text }: AutoReply, signal: AbortSignal) =>
      transport.publish({ to, body: text, promotional: false }, signal),
  }
}

/** `from` in E.164. */
export function snsTransport(from: string, client = new SNSClient(oneAttempt)): SmsTransport {
  const attribute = (StringValue: string) => ({ DataType: 'String', StringValue })
  return {
    async publish({ to, body, promotional }, abortSignal) {
      const MessageAttributes = {
        'AWS.SNS.SMS.SMSType': attribute(promotional ? 'Promotional' : 'Transactional'),
        'AWS.MM.SMS.OriginationNumber': attribute(from),
      }
      const command = new PublishCommand({ PhoneNumber: to, Message: body, MessageAttributes })
      const { MessageId } = await client.send(command, { abortSignal })
      if (!MessageId) throw new Error('SNS returned no message id')
      return MessageId
    },
  }
}
