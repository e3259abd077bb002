import { type Channel, type MessageKind, statementHashOf } from '../../customers/domain/consent.ts'
import type { Language } from '../../shared/language.ts'

export type Choice = { readonly channel: Channel; readonly kind: MessageKind }

/** Who writes, and in which language the page is. */
export type Reader = { readonly company: string; readonly language: Language }

/** What comes, as the object of a sentence. */
const english: Readonly<Record<MessageKind, string>> = {
  reminder: 'reminders of my appointments',
  confirmation: 'confirmations of my appointments',
  'on-my-way': 'notices that a worker is on the way to me',
  proposal: 'proposals and estimates',
  invoice: 'invoices',
  marketing: 'news and offers, which are marketing',
}

const spanish: Readonly<Record<MessageKind, string>> = {
  reminder: 'recordatorios de mis citas',
  confirmation: 'confirmaciones de mis citas',
  'on-my-way': 'avisos de que alguien va en camino',
  proposal: 'presupuestos',
  invoice: 'facturas',
  marketing: 'novedades y ofertas, que son publicidad',
}

const statements: Readonly<
  Record<Language, Readonly<Record<Channel, (company: string, kind: MessageKind) => string>>>
> = {
  en: {
    email: (company, kind) =>
      `I agree that ${company} sends me ${english[kind]} by email. How often depends on my appointments and orders${orOffers('en', kind)}. My agreement is not a condition of buying anything. I can stop at any time with the link in each email.`,
    sms: (company, kind) =>
      `I agree that ${company} sends me ${english[kind]} by automated text message, to the number that I gave. How often depends on my appointments and orders${orOffers('en', kind)}. Message and data rates may apply. My agreement is not a condition of buying anything. I can stop at any time by replying STOP, and get help by replying HELP.`,
  },
  es: {
    email: (company, kind) =>
      `Acepto que ${company} me envíe ${spanish[kind]} por correo electrónico. La frecuencia depende de mis citas y pedidos${orOffers('es', kind)}. Mi consentimiento no es condición para comprar nada. Puedo detenerlos en cualquier momento con el enlace de cada correo.`,
    sms: (company, kind) =>
      `Acepto que ${company} me envíe ${spanish[kind]} por mensajes de texto automáticos, al número que di. La frecuencia depende de mis citas y pedidos${orOffers('es', kind)}. Pueden aplicarse tarifas de mensajes y datos. Mi consentimiento no es condición para comprar nada. Puedo detenerlos en cualquier momento respondiendo STOP y obtener ayuda respondiendo AYUDA.`,
  },
}

function orOffers(language: Language, kind: MessageKind): string {
  if (kind !== 'marketing') return ''
  return language === 'en' ? ', and on the offers there are' : ' y de las ofertas que haya'
}

/**
 * What the page shows beside a box, and what is recorded when it is ticked. For marketing by text it says what 47 CFR
 * 64.1200(f)(9) and the carriers' rules (CTIA) ask: who writes, that it is automated, how often, what it may cost, that no
 * purchase depends on it, how to stop.
 */
export function statementOf({ channel, kind }: Choice, { company, language }: Reader): string {
  return statements[language][channel](company, kind)
}

export const fieldOf = ({ channel, kind }: Choice) => `${channel}.${kind}`

/** Tells in the form which words were shown. */
export function shownMark(choice: Choice, reader: Reader): string {
  return `${fieldOf(choice)}:${statementHashOf(statementOf(choice, reader)).slice(0, 16)}`
}
