/** The fixed texts that answer STOP, START and HELP. Nothing of marketing in them, and no word of a customer. */
export type AutoReplyTo = 'stop' | 'start' | 'help'

/** Those that customers' languages may be. */
export type Language = 'en' | 'es'

/** Letters of the cheap alphabet alone: á, í, ó and ú would make two texts of one. */
const words: Readonly<Record<Language, (contact: string) => Readonly<Record<AutoReplyTo, string>>>> = {
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

/** `company` is undefined where several companies share the number and all of them are meant. */
export function answerText(to: AutoReplyTo, company: string | undefined, contact: string, language: Language): string {
  const from = company === undefined ? '' : `${company}: `
  return `${from}${words[language](contact)[to]}`
}

/** An answer that is not out within five minutes stays unsaid. */
export const autoReplyMilliseconds = 5 * 60_000
