import type { Channel, MessageKind } from '../../customers/domain/consent.ts'
import { withoutFullStop } from '../../shared/full-stop.ts'
import type { Language } from '../../shared/language.ts'

/** What a form led to: the part of the address that the page is shown again with. */
export const results = ['saved', 'partly', 'stopped', 'link', 'link-again'] as const
export type Result = (typeof results)[number]

export type PageTexts = {
  readonly heading: (company: string) => string
  readonly purpose: (company: string) => string
  readonly channels: Readonly<Record<Channel, string>>
  readonly kinds: Readonly<Record<MessageKind, string>>
  readonly results: Readonly<Record<Result | 'none', string>>
  readonly stopped: (company: string) => string
  readonly save: string
  readonly stop: string
  readonly nothing: (company: string) => string
  /** Why a box cannot be ticked. */
  readonly onlyStops: string
  readonly formerAddress: string
  readonly stoppedEmail: string
  readonly stoppedTexts: (company: string, number: string) => string
  readonly askCompany: (company: string) => string
  readonly askLink: string
  readonly contact: (company: string) => string
}

const english: PageTexts = {
  heading: (company) => `Messages from ${company}`,
  purpose: (company) => `On this page you choose which messages ${company} may send you, and you can stop them.`,
  channels: { sms: 'Text messages', email: 'Emails' },
  kinds: {
    reminder: 'Reminders of appointments',
    confirmation: 'Confirmations of appointments',
    'on-my-way': 'Notices that a worker is on the way',
    proposal: 'Proposals and estimates',
    invoice: 'Invoices',
    marketing: 'News and offers',
  },
  results: {
    saved: 'Your choice is saved.',
    partly: 'Not all of your choice could be saved. The page shows what holds now.',
    stopped: 'Your choice is saved.',
    link: 'We have sent a link to the email address that this page is for. It is valid for one hour.',
    'link-again': 'A link was sent today already. You can ask for another one tomorrow.',
    none: 'Nothing was changed: the request did not say what to stop. Please choose below.',
  },
  stopped: (company) => `${company} sends you no more messages. Stopped:`,
  save: 'Save my choice',
  stop: 'Stop all messages',
  nothing: (company) => `${company} sends you no messages.`,
  onlyStops: 'This link can only stop messages. To receive them again, open the link at the end of an email.',
  formerAddress: 'This link went to another address than the company uses now. It can only stop messages.',
  stoppedEmail:
    'Emails that were stopped can be received again with a link that we send to your email address. It is valid for one hour, and can be asked for once a day.',
  stoppedTexts: (company, number) =>
    `To receive text messages from ${company} again, text START to ${number} from your phone.`,
  askCompany: (company) => `To receive other text messages, ask ${withoutFullStop(company)}.`,
  askLink: 'Send me a link',
  contact: (company) => `How to reach ${company}`,
}

const spanish: PageTexts = {
  heading: (company) => `Mensajes de ${company}`,
  purpose: (company) => `En esta página usted elige qué mensajes puede enviarle ${company}, y puede detenerlos.`,
  channels: { sms: 'Mensajes de texto', email: 'Correos electrónicos' },
  kinds: {
    reminder: 'Recordatorios de citas',
    confirmation: 'Confirmaciones de citas',
    'on-my-way': 'Avisos de que alguien va en camino',
    proposal: 'Presupuestos',
    invoice: 'Facturas',
    marketing: 'Novedades y ofertas',
  },
  results: {
    saved: 'Su elección está guardada.',
    partly: 'No se pudo guardar toda su elección. La página muestra lo que vale ahora.',
    stopped: 'Su elección está guardada.',
    link: 'Hemos enviado un enlace al correo electrónico de esta página. Vale una hora.',
    'link-again': 'Hoy ya se envió un enlace. Puede pedir otro mañana.',
    none: 'No se cambió nada: la solicitud no dijo qué detener. Elija abajo.',
  },
  stopped: (company) => `${company} no le envía más mensajes. Detenidos:`,
  save: 'Guardar mi elección',
  stop: 'Detener todos los mensajes',
  nothing: (company) => `${company} no le envía ningún mensaje.`,
  onlyStops: 'Este enlace solo detiene mensajes. Para volver a recibirlos, abra el enlace al final de un correo.',
  formerAddress: 'Este enlace fue a otra dirección que la que la empresa usa ahora. Solo detiene mensajes.',
  stoppedEmail:
    'Los correos detenidos se pueden volver a recibir con un enlace que enviamos a su dirección. Vale una hora y se puede pedir una vez al día.',
  stoppedTexts: (company, number) =>
    `Para volver a recibir mensajes de texto de ${company}, envíe START al ${number} desde su teléfono.`,
  askCompany: (company) => `Para recibir otros mensajes de texto, pregunte a ${withoutFullStop(company)}.`,
  askLink: 'Enviarme un enlace',
  contact: (company) => `Cómo contactar con ${company}`,
}

export const pageTexts: Readonly<Record<Language, PageTexts>> = { en: english, es: spanish }
