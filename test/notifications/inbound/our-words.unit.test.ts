import { describe, expect, test } from 'vitest'
import { classifyText } from '../../../functions/notifications/domain/classify-text.ts'

const sent = [
  'Acme Heating: Hi Ana, your Boiler check is on Wednesday, March 4 at 10:00 AM EST. Reply STOP to opt out.',
  'Acme Heating: Hola Ana, su cita es el miércoles 4 de marzo a las 10:00. Responda STOP para darse de baja.',
  'Acme Heating: Spring offers! 10 % off until Friday, do not miss it, stop waiting. Reply STOP to opt out.',
]
const [reminder = '', spanish = '', offer = ''] = sent

describe('a reaction of a phone says nothing', () => {
  test.each([
    `Liked “${reminder}”`,
    `Loved "${reminder}"`,
    `Laughed at “${offer}”`,
    `Emphasised “${reminder}”`,
    `Removed a question mark from “${reminder}”`,
    `Reacted 😡 to “${reminder}”`,
    `Removed 👍 from “${reminder}”`,
    `Removed a 👍 reaction from “${reminder}”`,
    `👍 to “${reminder}”`,
    `\u200a👎\u200a to “\u200a${reminder}\u200a”`,
    `Ana liked “${reminder}”`,
    `Liked “${reminder.slice(0, 60)}…”`,
    `Liked “${reminder.slice(0, 95)}…`,
    'Disliked “STOP”',
    `A Ana le encantó “${spanish}”`,
    `Reaccionó con 👍 a “${spanish}”`,
    `Eliminó un «Me gusta» de “${spanish}”`,
    `A supprimé un « J’aime » de « ${reminder} »`,
    `A aimé « ${reminder} »`,
    `Gefällt „${reminder}“`,
    `Removeu um gosto de “${reminder}”`,
    `Ha rimosso un mi piace da «${reminder}»`,
    `Gillade ”${reminder}”`,
  ])('%s', (text) => {
    expect(classifyText(text)).toBe('reply')
    expect(classifyText(text, sent)).toBe('reply')
  })

  test.each([
    `Liked “Thanks! Was this a mistake? Reply START.”`,
    `❤️ to “You will get texts again. Reply HELP for help, STOP to opt out.”`,
  ])('nor does one to our confirmation: %s', (text) => expect(classifyText(text)).toBe('reply'))
})

describe('what is quoted of a sent text says nothing', () => {
  test.each([
    `> ${reminder}\nThanks, see you then`,
    `On Mon, Mar 2, 2026 Acme wrote:\n> ${reminder}`,
    `"${reminder}" ok!`,
    `${reminder} Is that right?`,
    `Re: ${offer.toUpperCase()}`,
    offer,
    'See you. “Reply STOP” what does it mean?',
    `which Friday? ${offer.slice(14, 80)}`,
  ])('%s', (text) => expect(classifyText(text, sent)).toBe('reply'))
})

describe('what stands beside a quotation counts', () => {
  test.each([
    `STOP “${reminder}”`,
    `“${reminder}” stop texting me`,
    `> ${reminder}\nSTOP`,
    `Liked “${reminder}”\nplease unsubscribe me`,
    `remove me “${reminder}”`,
    `${reminder} STOP`,
    `Please stop. I liked “${reminder}”`,
    'Reply STOP to opt out',
    'STOP to opt out',
    '"STOP"',
    '“stop texting me”',
    "'Stop'",
    'reply stop',
  ])('%s', (text) => expect(classifyText(text, sent)).toBe('stop'))
})

describe('a stop in words that we sent too is a stop', () => {
  const asking = [
    ...sent,
    'Acme Heating: Your visit is on Friday. To end these, write: I want you to stop texting me at this number. Reply STOP to opt out of all messages.',
    'Acme Heating: Please stop sending me these messages is all you need to write.',
  ]
  test.each([
    'I want you to stop texting me at this number',
    'Yes. I want you to stop texting me at this number',
    'I told you: “stop texting me at this number”',
    '“stop texting me”',
    'STOP to opt out of all messages',
    'Please stop sending me these messages',
    'please stop sending me these messages thanks',
    '"Please stop sending me these messages"',
  ])('%s', (text) => expect(classifyText(text, asking)).toBe('stop'))

  test.each([
    `Gillade ”${asking[3]?.replace('. Reply', ' Reply')}”`,
    `Gillade ”${asking[4]}”`,
    `${asking[4]} Why do you tell me that?`,
    `${reminder.slice(14).replace('. Reply', ' Reply')} ok`,
  ])('but a whole text of ours is a quotation: %s', (text) => expect(classifyText(text, asking)).toBe('reply'))
})

describe('the opt-out instruction alone is an answer to it, whatever was sent', () => {
  test.each([
    ['Responda STOP para darse de baja', 'stop'],
    ['Responda STOP para darse de baja.', 'stop'],
    ['Responda STOP para cancelar', 'stop'],
    ['Envíe BAJA para dejar de recibir mensajes', 'stop'],
    ['Reply STOP to opt out of all messages from this number.', 'stop'],
    ['“Reply STOP to opt out.”', 'stop'],
    ['Reply HELP for help', 'help'],
    ['Reply CANCEL to cancel', 'cancel'],
  ])('%s: %s', (text, intent) => {
    expect(classifyText(text)).toBe(intent)
    expect(classifyText(text, [...sent, `Acme Heating: We come on Monday. ${text}`])).toBe(intent)
  })
})
