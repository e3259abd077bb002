import type { Language } from '../../shared/language.ts'

export type AutoReplyTo = 'stop' | 'start' | 'help'

/** GSM-7 letters only: one á would make two segments. */
const autoReplyTexts: Readonly<Record<Language, (contact: string) => Readonly<Record<AutoReplyTo, string>>>> = {
  en: (contact) => ({
    stop: 'You are unsubscribed and will get no more texts from this number. Was this a mistake? Reply START.',
    start: 'You will get texts from this number again. Reply HELP for help, STOP to opt out.',
    help: `Questions? Write to ${contact}. Msg & data rates may apply. Reply STOP to opt out.`,
  }),
  es: (contact) => ({
    stop: 'Baja confirmada: ya no le enviaremos mensajes de texto. ¿Fue un error? Responda START.',
    start: 'Volveremos a enviarle mensajes de texto. Responda AYUDA si necesita ayuda o STOP para darse de baja.',
    help: `¿Preguntas? Escriba a ${contact}. Pueden aplicarse tarifas de mensajes y datos. Responda STOP para darse de baja.`,
  }),
}

/** Without `company` the reply speaks for all companies that share the number. */
export function autoReplyText(
  to: AutoReplyTo,
  company: string | undefined,
  contact: string,
  language: Language,
): string {
  const from = company === undefined ? '' : `${company}: `
  return `${from}${autoReplyTexts[language](contact)[to]}`
}

export const autoReplyMilliseconds = 5 * 60_000

/** To who asked on the preference page for a link; the link itself is in the footer. */
export const linkReplyTexts: Readonly<
  Record<Language, (company: string) => { readonly subject: string; readonly text: string }>
> = {
  en: (company) => ({
    subject: `Your link to choose emails from ${company}`,
    text: 'You asked on our page for a link to receive emails again. It is below, and works for one hour.\n\nPlease do not forward or quote this email: its link acts for you. If you did not ask for it, you need not do anything.',
  }),
  es: (company) => ({
    subject: `Su enlace para elegir los correos de ${company}`,
    text: 'En nuestra página usted pidió un enlace para volver a recibir correos. Está abajo y vale una hora.\n\nNo reenvíe ni cite este correo: su enlace actúa en su nombre. Si no lo pidió, no tiene que hacer nada.',
  }),
}
