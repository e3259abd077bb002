import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { LinkReply } from '../domain/auto-reply.ts'
import type { ConsentedContact } from '../domain/decide.ts'
import type { Notice } from '../domain/notice.ts'
import type { Email } from '../email/compose.ts'
import { mailbox } from '../email/mailbox.ts'
import { oneAttempt } from './one-attempt.ts'

export type SesClient = ReturnType<typeof sesClient>
/** Lead from SES's events to the message, even if SES's response was lost. */
export type EmailTags = { readonly accountId: string; readonly messageId: string }
type Settings = { readonly domain: string; readonly configurationSet: string }

/** SES builds the MIME. */
export function sesClient({ domain, configurationSet }: Settings, client = new SESv2Client(oneAttempt)) {
  const part = (Data: string) => ({ Data, Charset: 'UTF-8' })

  async function send(
    to: string,
    email: Email,
    tags: EmailTags | undefined,
    abortSignal: AbortSignal,
  ): Promise<string> {
    const { attachment } = email
    const command = new SendEmailCommand({
      FromEmailAddress: mailbox(email.fromName, `no-reply@${domain}`),
      ReplyToAddresses: email.replyTo === undefined ? undefined : [email.replyTo],
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: configurationSet,
      EmailTags: tags && Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
      Content: {
        Simple: {
          Subject: part(email.subject),
          Body: { Text: part(email.text), Html: part(email.html) },
          Headers: email.headers.map(({ name, value }) => ({ Name: name, Value: value })),
          Attachments: attachment && [
            {
              FileName: attachment.name,
              ContentType: attachment.contentType,
              ContentDisposition: 'ATTACHMENT',
              RawContent: Buffer.from(attachment.content),
            },
          ],
        },
      },
    })
    const { MessageId } = await client.send(command, { abortSignal })
    if (!MessageId) throw new Error('SES returned no message id')
    return MessageId
  }

  return {
    sendEmail: ({ to }: ConsentedContact, email: Email, tags: EmailTags, signal: AbortSignal) =>
      send(to, email, tags, signal),
    sendLinkReply: ({ to }: LinkReply, email: Email, tags: EmailTags, signal: AbortSignal) =>
      send(to, email, tags, signal),
    sendNotice: ({ to }: Notice, email: Email, tags: EmailTags, signal: AbortSignal) => send(to, email, tags, signal),
    /** Without tags SES's events are ignored: no message row exists. */
    sendWithoutTags: ({ to }: Notice, email: Email, signal: AbortSignal) => send(to, email, undefined, signal),
  }
}
