/** The fixed texts that answer STOP, START and HELP. Nothing of marketing in them, and no word of a customer. */
export type AnswerTo = 'stop' | 'start' | 'help'

/** `company` is undefined where several companies share the number and all of them are meant. */
export function answerText(to: AnswerTo, company: string | undefined, contact: string): string {
  const from = company === undefined ? '' : `${company}: `
  if (to === 'stop')
    return `${from}You are unsubscribed and will get no more texts from this number. Was this a mistake? Reply START.`
  if (to === 'start') return `${from}You will get texts from this number again. Reply HELP for help, STOP to opt out.`
  return `${from}Questions? Write to ${contact}. Msg & data rates may apply. Reply STOP to opt out.`
}

/** An answer that is not out within five minutes stays unsaid. */
export const answerMilliseconds = 5 * 60_000
