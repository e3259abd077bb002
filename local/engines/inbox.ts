import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { Engine } from './engine.ts'

/** A mail as the engine keeps it in memory. */
export type StoredMail = {
  messageId: string
  from: string
  replyTo: string[]
  destination: { to: string[]; cc: string[]; bcc: string[] }
  subject: string
  body: { text?: string; html?: string }
  attachments: { filename?: string; contentType: string; content: string; size: number }[]
  headers?: { name: string; value: string }[]
  at: number
}

export type Inbox = Engine & {
  server: Server
  find(messageId: string): StoredMail | undefined
  restore(mail: StoredMail): void
}

/** Starts the engine of mails, in this process: it keeps nothing on disk and has a page to look at the mails. */
export async function startInbox(port: number): Promise<Inbox> {
  // Else the engine would hand the mails to a real server.
  delete process.env['SMTP_TRANSPORT']
  const require = createRequire(import.meta.url)
  const start = require('aws-ses-v2-local').default as (options: { host: string; port: number }) => Promise<Server>
  const store = require('aws-ses-v2-local/dist/store') as {
    saveEmail(mail: StoredMail): void
    getStoreReadonly(): { emails: StoredMail[] }
  }
  const server = await start({ host: '127.0.0.1', port })
  return {
    name: 'aws-ses-v2-local',
    url: `http://127.0.0.1:${port}`,
    server,
    find: (id) => store.getStoreReadonly().emails.findLast(({ messageId }) => messageId === id),
    restore: (mail) => store.saveEmail(mail),
  }
}
