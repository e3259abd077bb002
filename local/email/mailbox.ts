import { join } from 'node:path'
import { type Attachment, simpleParser } from 'mailparser'
import * as z from 'zod'
import type { AwsRequest } from '../aws/request.ts'
import type { Inbox, StoredEmail } from '../engines/inbox.ts'
import { openJournal } from '../state/journal.ts'

const Header = z.object({ name: z.string(), value: z.string() })
const Email = z.object({
  messageId: z.string(),
  to: z.string(),
  from: z.string(),
  replyTo: z.string().optional(),
  subject: z.string(),
  text: z.string().optional(),
  html: z.string().optional(),
  headers: z.array(Header),
  attachments: z.array(z.object({ filename: z.string(), contentType: z.string(), content: z.string() })),
  tags: z.record(z.string(), z.string()),
  configurationSet: z.string().optional(),
  recipients: z.array(z.string()),
  at: z.string(),
})
/** `at` is shifted time; contents are base64. */
export type Email = z.infer<typeof Email>

const Asked = z.object({
  ConfigurationSetName: z.string().optional(),
  Destination: z.partialRecord(z.enum(['ToAddresses', 'CcAddresses', 'BccAddresses']), z.array(z.string())).default({}),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
  Content: z.object({
    Raw: z.object({ Data: z.string() }).optional(),
    Simple: z.object({ Headers: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]) }).optional(),
  }),
})

export type Mailbox = {
  /** The email is on disk when this returns. */
  keep(messageId: string, request: AwsRequest): Promise<Email>
  emails(to?: string): Email[]
}

/** Keeps emails on disk, and shows them again on the page of the engine, which forgets them. */
export function openMailbox(state: string, inbox: Inbox, now: () => number): Mailbox {
  const journal = openJournal(join(state, 'emails.jsonl'), Email)
  for (const mail of journal.all()) inbox.restore(asStoredEmail(mail))
  return {
    async keep(messageId, { input }) {
      const stored = inbox.find(messageId)
      if (!stored) throw new Error(`the engine does not know ${messageId}`)
      const mail = await compose(stored, input, new Date(now()).toISOString())
      journal.append(mail)
      return mail
    },
    emails: (to) => journal.all().filter(({ recipients }) => to === undefined || recipients.includes(to)),
  }
}

async function compose(stored: StoredEmail, input: unknown, at: string): Promise<Email> {
  const { ConfigurationSetName, Destination, EmailTags, Content } = Asked.parse(input)
  const { messageId, from, subject, body, destination, replyTo } = stored
  const raw = Content.Raw && (await simpleParser(Buffer.from(Content.Raw.Data, 'base64')))
  // A raw email's headers count only where the envelope has no recipients.
  const named = Object.values(Destination).flat()
  const to = Destination.ToAddresses ?? (named.length > 0 ? [] : destination.to)
  const recipients = (named.length > 0 ? named : Object.values(destination).flat()).map(addressOf)
  const simple = [
    { name: 'From', value: from },
    { name: 'To', value: destination.to.join(', ') },
    ...(replyTo.length > 0 ? [{ name: 'Reply-To', value: replyTo.join(', ') }] : []),
    { name: 'Subject', value: subject },
    ...(Content.Simple?.Headers ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
  ]
  return {
    messageId,
    to: to.map(addressOf).join(', '),
    from,
    ...(replyTo.length > 0 ? { replyTo: replyTo.join(', ') } : {}),
    subject,
    ...(body.text === undefined ? {} : { text: body.text }),
    ...(body.html === undefined ? {} : { html: body.html }),
    headers: raw ? raw.headerLines.map(({ line }) => header(line)) : simple,
    attachments: raw
      ? raw.attachments.map(attached)
      : stored.attachments.map(({ filename = '', contentType, content }) => ({ filename, contentType, content })),
    tags: Object.fromEntries(EmailTags.map(({ Name, Value }) => [Name, Value])),
    ...(ConfigurationSetName === undefined ? {} : { configurationSet: ConfigurationSetName }),
    recipients,
    at,
  }
}

function attached({ filename = '', contentType, content }: Attachment) {
  return { filename, contentType, content: content.toString('base64') }
}

/** Unfolds a header line. */
function header(line: string): { name: string; value: string } {
  const colon = line.indexOf(':')
  return {
    name: line.slice(0, colon),
    value: line
      .slice(colon + 1)
      .replace(/\r?\n[ \t]+/g, ' ')
      .trim(),
  }
}

function addressOf(text: string): string {
  return text.match(/<([^>]+)>/)?.[1] ?? text.trim()
}

function asStoredEmail(mail: Email): StoredEmail {
  const { messageId, from, subject, text, html, headers, attachments, recipients, at } = mail
  return {
    messageId,
    from,
    replyTo: mail.replyTo === undefined ? [] : [mail.replyTo],
    destination: { to: recipients, cc: [], bcc: [] },
    subject,
    body: { ...(text === undefined ? {} : { text }), ...(html === undefined ? {} : { html }) },
    attachments: attachments.map((file) => ({ ...file, size: Buffer.byteLength(file.content, 'base64') })),
    headers,
    at: Date.parse(at) / 1000,
  }
}
