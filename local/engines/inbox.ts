import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import type { Engine } from './engine.ts'

export type StoredEmail = {
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
  find(messageId: string): StoredEmail | undefined
  restore(mail: StoredEmail): void
}

/** Runs in this process and keeps nothing on disk. */
export async function startInbox(port: number): Promise<Inbox> {
  // Else the engine would pass the emails to a real server.
  delete process.env['SMTP_TRANSPORT']
  const require = createRequire(import.meta.url)
  const start = require('aws-ses-v2-local').default as (options: { host: string; port: number }) => Promise<Server>
  const store = require('aws-ses-v2-local/dist/store') as {
    saveEmail(mail: StoredEmail): void
    getStoreReadonly(): { emails: StoredEmail[] }
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
