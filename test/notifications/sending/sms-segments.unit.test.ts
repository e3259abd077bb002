import { describe, expect, test } from 'vitest'
import { formatLocalTime, withSenderAndOptOut } from '../../../functions/notifications/domain/local-wording.ts'
import { normalise, sizeOf } from '../../../functions/notifications/domain/sms-segments.ts'

describe('segments (rule 12)', () => {
  test.each<[string, string, 'GSM-7' | 'UCS-2', number]>([
    ['nothing', '', 'GSM-7', 1],
    ['160 plain', 'a'.repeat(160), 'GSM-7', 1],
    ['161 plain', 'a'.repeat(161), 'GSM-7', 2],
    ['306 plain', 'a'.repeat(306), 'GSM-7', 2],
    ['307 plain', 'a'.repeat(307), 'GSM-7', 3],
    ['80 euros', '€'.repeat(80), 'GSM-7', 1],
    ['81 euros', '€'.repeat(81), 'GSM-7', 2],
    ['an escape at the boundary', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 3],
    ['accents of the alphabet', 'àèéùìòÇØÅÆßÉÄÖÑÜ§¿äöñü', 'GSM-7', 1],
    ['one accent outside it', `${'é'.repeat(60)}ê`, 'UCS-2', 1],
    ['70 beyond', 'ж'.repeat(70), 'UCS-2', 1],
    ['71 beyond', 'ж'.repeat(71), 'UCS-2', 2],
    ['134 beyond', 'ж'.repeat(134), 'UCS-2', 2],
    ['135 beyond', 'ж'.repeat(135), 'UCS-2', 3],
    ['35 emoji', '😀'.repeat(35), 'UCS-2', 1],
    ['an emoji at the boundary', `${'ж'.repeat(66)}😀${'ж'.repeat(66)}`, 'UCS-2', 3],
  ])('%s', (_, text, encoding, segments) => expect(sizeOf(text)).toEqual({ encoding, segments }))
})

describe('typographic characters are replaced before counting', () => {
  test.each([
    ['‘a’ “b” „c”', `'a' "b" "c"`],
    ['9–10 — soon…', '9-10 - soon...'],
    ['10:00\u202fAM\u00a0sharp', '10:00 AM sharp'],
    ['a\u200bb\ufeffc\u00add', 'abcd'],
    ['  two   blanks \r\n next ', 'two blanks \n next'],
    ['e\u0301', 'é'],
  ])('%s', (text, plain) => expect(normalise(text)).toBe(plain))

  test('a reminder stays in GSM-7', () => {
    const { date, time } = formatLocalTime('2026-03-04T15:00:00.000Z', 'America/New_York')
    expect(sizeOf(normalise(`${date} ${time}`)).encoding).toBe('GSM-7')
  })
})

describe('an SMS names the company and how to opt out (rule 12)', () => {
  test.each([
    ['See you at 9.', 'Acme: See you at 9. Reply STOP to opt out.'],
    ['Spring offers', 'Acme: Spring offers. Reply STOP to opt out.'],
    ['Spring offers! ', 'Acme: Spring offers! Reply STOP to opt out.'],
    ['See https://x.example/1', 'Acme: See https://x.example/1 Reply STOP to opt out.'],
    ['Spring offers Reply STOP', 'Acme: Spring offers Reply STOP. Reply STOP to opt out.'],
    ['Spring offers. Text STOP to unsubscribe', 'Acme: Spring offers. Text STOP to unsubscribe'],
    ['Ofertas. Responda STOP para no recibir más.', 'Acme: Ofertas. Responda STOP para no recibir más.'],
    ['Acme: see you at 9.', 'Acme: see you at 9. Reply STOP to opt out.'],
    ['Acme. Text STOP to end.', 'Acme. Text STOP to end.'],
    ['Acme: the STOP sign stands again.', 'Acme: the STOP sign stands again. Reply STOP to opt out.'],
    ['Acme: send them. STOP signs are in.', 'Acme: send them. STOP signs are in. Reply STOP to opt out.'],
    [
      'Acme: We will text you when we pass the STOP sign',
      'Acme: We will text you when we pass the STOP sign. Reply STOP to opt out.',
    ],
    ['Acme: see you. Text "STOP" to end', 'Acme: see you. Text "STOP" to end'],
  ])('%s', (text, whole) => expect(withSenderAndOptOut(text, 'Acme')).toBe(whole))
})

test('dates and times are local', () => {
  expect(formatLocalTime('2026-03-04T15:00:00.000Z', 'Asia/Kolkata')).toMatchObject({ date: 'Wednesday, March 4' })
  expect(normalise(formatLocalTime('2026-03-04T15:00:00.000Z', 'Asia/Kolkata').time)).toBe('8:30 PM')
})
