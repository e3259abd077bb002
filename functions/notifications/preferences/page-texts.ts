import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import type { Language } from '../../customers/domain/language.ts'

export type PageTexts = {
  readonly heading: (company: string) => string
  readonly statement: (company: string, kind: string, channel: string) => string
  readonly channels: Readonly<Record<Channel, string>>
  readonly kinds: Readonly<Record<MessageKind, string>>
  readonly saved: string
  readonly save: string
  readonly stop: string
  readonly nothing: (company: string) => string
}

const english: PageTexts = {
  heading: (company) => `Messages from ${company}`,
  statement: (company, kind, channel) => `${company} may send me: ${kind} (${channel})`,
  channels: { sms: 'Text messages', email: 'Emails' },
  kinds: {
    reminder: 'Reminders of appointments',
    confirmation: 'Confirmations of appointments',
    'on-my-way': 'Notices that a worker is on the way',
    proposal: 'Proposals and estimates',
    invoice: 'Invoices',
    marketing: 'News and offers',
  },
  saved: 'Your choice is saved.',
  save: 'Save my choice',
  stop: 'Stop all messages',
  nothing: (company) => `${company} sends you no messages.`,
}

const spanish: PageTexts = {
  heading: (company) => `Mensajes de ${company}`,
  statement: (company, kind, channel) => `${company} puede enviarme: ${kind} (${channel})`,
  channels: { sms: 'Mensajes de texto', email: 'Correos electrónicos' },
  kinds: {
    reminder: 'Recordatorios de citas',
    confirmation: 'Confirmaciones de citas',
    'on-my-way': 'Avisos de que alguien va en camino',
    proposal: 'Presupuestos',
    invoice: 'Facturas',
    marketing: 'Novedades y ofertas',
  },
  saved: 'Su elección está guardada.',
  save: 'Guardar mi elección',
  stop: 'Detener todos los mensajes',
  nothing: (company) => `${company} no le envía ningún mensaje.`,
}

export const pageTexts: Readonly<Record<Language, PageTexts>> = { en: english, es: spanish }
