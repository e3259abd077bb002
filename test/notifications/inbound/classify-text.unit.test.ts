import { describe, expect, test } from 'vitest'
import { classifyText, type InboundIntent } from '../../../functions/notifications/domain/classify-text.ts'

/** One text per line, by the intent that a reasonable reader finds in it (rule 3). */
const labelled: Record<InboundIntent, string> = {
  stop: `
    STOP
    stop
    Stop.
    STOP!!!
    " stop "
    S.T.O.P.
    s t o p
    stop 🙏
    🛑
    please stop
    Stop please
    stop now
    stop stop stop
    STOPALL
    Stop all
    END
    Quit
    REVOKE
    OPT OUT
    OPTOUT
    opt-out
    Opt.Out
    UNSUBSCRIBE
    unsubscribe me please
    Please unsubscribe me from this list
    REMOVE
    ARRET
    Arrêt
    TD
    please stop texting me
    Stop texting this number
    stop sending me these
    stop sending these reminders please
    Stop messaging me!!
    can you stop texting me
    please stop with the texts
    stop this
    Stop it
    quit texting me
    do not contact me again
    Do not text me
    don't text me anymore
    Don’t message me
    dont send me any more messages
    do not send texts to this phone
    never text me again
    I no longer want to receive texts
    I don't want these messages
    I don't want your texts
    I did not sign up for these texts
    I never asked for these messages
    no more
    no more texts
    No more messages please
    no more of these reminders
    wrong number
    Sorry, wrong number
    You have the wrong number
    you have the wrong person
    take me off your list
    remove me from your list
    Remove my number
    delete my number
    lose my number
    leave me alone
    Go away
    not interested
    I revoke my consent
    I withdraw my permission to be texted
    cancel all messages
    cancel my subscription
    end messages
    stop, I found another company
    STOP I am not a customer of yours
    Who is this? Stop
    no mas
    No más
    no mas mensajes por favor
    BASTA
    parar
    baja
    darme de baja
    quiero darme de baja
    no me escriban más
    No me manden mensajes
    por favor no me envíen más textos
    dejen de mandarme mensajes
    deja de escribirme
    no quiero recibir mensajes
    ya no me manden nada
    número equivocado
    se equivocó de número
    borren mi número
    no me interesa
    dejenme en paz`,
  cancel: `
    CANCEL
    cancel
    Cancel.
    CANCEL!
    Cancel cancel`,
  start: `
    START
    start
    Start please
    UNSTOP
    unstop.`,
  help: `
    HELP
    help
    Help!
    INFO
    info please
    ayuda
    who is this
    quien es
    what is this number
    help how do I stop this`,
  yes: `
    YES
    yes
    Y
    yes please
    sí
    Si, gracias`,
  pause: `
    please cancel
    cancel please, thanks
    stop by at 9
    Can you stop by at 9 instead?
    Please stop by the office first
    the bus stop is in front of the house
    I live at the last stop
    stop at the gate and ring
    the water won't stop running
    It doesn't stop leaking
    can you stop the leak today
    cancel my 3pm
    Cancel my appointment
    please cancel tomorrow
    I need to cancel the visit on Monday
    I have to cancel, the kids are sick
    house at the end of the street
    the heater quit last night
    can you also remove the old boiler
    puede cancelar mi cita`,
  reply: `
    ok
    Ok thanks
    Thank you
    👍
    ?
    see you tomorrow
    Can we do 10 instead
    I will be 15 minutes late
    running late
    what time are you coming
    I never got your text
    I did not get the message
    yes, 9 works for me
    no
    No, I can't tomorrow
    there is no more hot water
    the weekend is better
    Nonstop rain here
    call me
    gate code is 4711
    gracias, nos vemos mañana
    ¿a qué hora llegan?
    can you text me when you are near
    please send me a message before you come`,
}

const rows = Object.entries(labelled).flatMap(([intent, lines]) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((text) => [text, intent as InboundIntent] as const),
)

describe('a text has the intent that a reader would find', () => {
  test.each(rows)('%s → %s', (text, intent) => expect(classifyText(text)).toBe(intent))

  test('the table is large enough', () => expect(rows.length).toBeGreaterThanOrEqual(150))

  test('any text is classified in time', () => {
    for (const text of [
      '',
      ' ',
      '\u0000',
      'a'.repeat(100_000),
      'stop '.repeat(20_000),
      '🛑'.repeat(5_000),
      'no me '.repeat(20_000),
    ]) {
      expect(typeof classifyText(text)).toBe('string')
    }
  })
})
