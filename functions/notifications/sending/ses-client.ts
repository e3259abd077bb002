import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import type { ConsentedContact } from '../domain/decide.ts'
import type { Notice } from '../domain/notice.ts'
import type { Email } from '../email/compose.ts'
import { mailbox } from '../email/mailbox.ts'

export type SesClient = ReturnType<typeof sesClient>
/** By these SES's events find the message, also when its answer to us was lost. */
export type EmailTags = { readonly accountId: string; readonly messageId: string }
type Settings = { readonly domain: string; readonly configurationSet: string }

/**
 * Mails by SES, one attempt each. SES builds the MIME from its parts (Simple content carries headers and attachments), so
 * there is no MIME of ours to get wrong.
 */
export function sesClient({ domain, configurationSet }: Settings, client = new SESv2Client({ maxAttempts: 1 })) {
  const part = (Data: string) => ({ Data, Charset: 'UTF-8' })

  async function send(to: string, mail: Email, tags: EmailTags | undefined, abortSignal: AbortSignal): Promise<string> {
    const { attachment } = mail
    const command = new SendEmailCommand({
      FromEmailAddress: mailbox(mail.fromName, `no-reply@${domain}`),
      ReplyToAddresses: mail.replyTo === undefined ? undefined : [mail.replyTo],
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: configurationSet,
      EmailTags: tags && Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
      Content: {
        Simple: {
          Subject: part(mail.subject),
          Body: { Text: part(mail.text), Html: part(mail.html) },
          Headers: mail.headers.map(({ name, value }) => ({ Name: name, Value: value })),
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
    if (!MessageId) throw new Error('SES took a mail and gave no id')
    return MessageId
  }

  return {
    sendEmail: ({ to }: ConsentedContact, mail: Email, tags: EmailTags, signal: AbortSignal) =>
      send(to, mail, tags, signal),
    sendNotice: ({ to }: Notice, mail: Email, tags: EmailTags, signal: AbortSignal) => send(to, mail, tags, signal),
    /** Of which nobody wants to hear again: no row of an account tells of it. */
    sendWithoutTags: ({ to }: Notice, mail: Email, signal: AbortSignal) => send(to, mail, undefined, signal),
  }
}
