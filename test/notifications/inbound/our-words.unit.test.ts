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
