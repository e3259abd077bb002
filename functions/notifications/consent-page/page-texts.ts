import type { Channel } from '../../customers/domain/consent.ts'
import { withoutFullStop } from '../../shared/full-stop.ts'
import type { Language } from '../../shared/language.ts'

/** What a form led to. */
export const answers = ['saved', 'partly', 'nothing'] as const
export type Answer = (typeof answers)[number]

/** Why an address is not asked for. */
export type Obstacle = 'stopped' | 'bounced' | 'former'

export type ConsentPageTexts = {
  readonly purpose: (company: string) => string
  readonly free: string
  readonly to: (address: string) => string
  readonly answers: Readonly<Record<Answer, string>>
  readonly agree: string
  readonly obstacles: Readonly<Record<Obstacle, Readonly<Record<Channel, (company: string, number: string) => string>>>>
  readonly expired: (company: string) => string
}

const english: ConsentPageTexts = {
  purpose: (company) => `${company} asks which messages it may send you. Please tick what you agree to.`,
  free: 'You need not agree to anything. Nothing is recorded before you press the button.',
  to: (address) => `To ${address}`,
  answers: {
    saved: 'Thank you. What you agreed to is recorded.',
    partly: 'Not all of it could be recorded. The page shows what holds now.',
    nothing: 'Nothing was ticked, so nothing was recorded.',
  },
  agree: 'I agree to what I ticked',
  obstacles: {
    stopped: {
      sms: (company, number) =>
        `Text messages from ${company} were stopped. To receive them again, text START to ${number} from your phone.`,
      email: (company) =>
        `Emails from ${company} were stopped. To receive them again, open the link at the end of an email from ${company}: the page behind it can send you a new link.`,
    },
    bounced: {
      sms: (company) => `Text messages from ${company} cannot be delivered to this number. Please give it another one.`,
      email: (company) => `Emails from ${company} to this address came back. Please give it another address.`,
    },
    former: {
      sms: (company) => `${company} has another phone number of you by now. Please ask for a new link.`,
      email: (company) => `${company} has another email address of you by now. Please ask for a new link.`,
    },
  },
  expired: (company) => `This link has expired. Please ask ${company} for a new one.`,
}

const spanish: ConsentPageTexts = {
  purpose: (company) => `${company} le pregunta qué mensajes puede enviarle. Marque lo que acepta.`,
  free: 'No tiene que aceptar nada. No se registra nada antes de que pulse el botón.',
  to: (address) => `A ${address}`,
  answers: {
    saved: 'Gracias. Lo que usted aceptó está registrado.',
    partly: 'No se pudo registrar todo. La página muestra lo que vale ahora.',
    nothing: 'No marcó nada, así que no se registró nada.',
  },
  agree: 'Acepto lo que marqué',
  obstacles: {
    stopped: {
      sms: (company, number) =>
        `Los mensajes de texto de ${company} fueron detenidos. Para volver a recibirlos, envíe START al ${number} desde su teléfono.`,
      email: (company) =>
        `Los correos de ${company} fueron detenidos. Para volver a recibirlos, abra el enlace al final de un correo de ${company}: su página puede enviarle un enlace nuevo.`,
    },
    bounced: {
      sms: (company) => `Los mensajes de ${company} no llegan a este número. Por favor, indique otro.`,
      email: (company) => `Los correos de ${company} a esta dirección fueron devueltos. Por favor, indique otra.`,
    },
    former: {
      sms: (company) => `${company} ya tiene otro número de teléfono de usted. Pida un enlace nuevo.`,
      email: (company) => `${company} ya tiene otra dirección de correo de usted. Pida un enlace nuevo.`,
    },
  },
  expired: (company) => `Este enlace ha caducado. Pida uno nuevo a ${withoutFullStop(company)}.`,
}

export const consentPageTexts: Readonly<Record<Language, ConsentPageTexts>> = { en: english, es: spanish }
