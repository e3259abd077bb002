export type AutoReplyTo = 'stop' | 'start' | 'help'

export type Language = 'en' | 'es'

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
