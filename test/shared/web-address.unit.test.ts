import { describe, expect, test } from 'vitest'
import { nameLine } from '../../functions/shared/fields.ts'
import { breakWebAddresses, holdsWebAddress } from '../../functions/shared/web-address.ts'

describe('a name with a web address is refused', () => {
  test.each([
    'https://evil.example/login',
    'See http://evil.example',
    'HTTPS://EVIL.EXAMPLE',
    'ftp://x',
    '://evil.example',
    'www.evil.example',
    'Bank (www.evil.example)',
    'WWW.EVIL.EXAMPLE',
    'www2.evil.example',
    'evil.example/login',
    'Pay at evil.co.uk/pay now',
    'evil.example:8080/x',
    'evil.example?next=1',
    'evil.example#top',
    'evil.example/',
    'user@evil.example/x',
    'javascript:alert(1)',
    'mailto:a@evil.example',
    'tel:+19005550100',
    'https:evil.example',
    'https:\\\\evil.example',
    'evil.example\\x',
    // other characters for dot, slash and colon
    'evil．example/x',
    'evil。example/x',
    'evil｡example/x',
    'evil․example/x',
    'evil.example／x',
    'evil.example⁄x',
    'evil.example∕x',
    'https：//evil.example',
    'https∶//evil.example',
    'ｗｗｗ.evil.example',
    'ｅｖｉｌ.ｅｘａｍｐｌｅ/x',
    // characters that are not seen
    'evil\u200b.example/x',
    'evil.exam\u00adple/x',
    'evil.example\u2060/x',
    'ht\u200dtps:/\ufeff/evil.example',
    'evil.example\u200e/x',
    'w\u200cww.evil.example',
    // escaped
    'evil%2Eexample%2Fx',
    'https%3A%2F%2Fevil.example',
    'https%253a%252f%252fevil.example',
    // names in other scripts
    'пример.рф/вход',
    '例え.中国/x',
    'xn--e1afmkfd.xn--p1ai/x',
    'उदाहरण.भारत/x',
    '💩.la/x',
    '192.0.2.7/login',
    '192.0.2.7:8080/login',
  ])('%s', (name) => {
    expect(holdsWebAddress(name)).toBe(true)
    expect(
      nameLine(120)
        .safeParse(name)
        .error?.issues.map(({ message }) => message),
    ).toContain('must not hold a web address')
  })
})

describe('a name without one is kept', () => {
  test.each([
    'Booking.com',
    'Who is Booking.com?',
    'Booking.com / Agoda.com',
    'Überprüfung.de GmbH',
    'Dr. J.P. Smith, Ph.D./MBA',
    'St. Gallen/Zürich Umzüge',
    'Smith Inc./Jones',
    'Dipl.Ing./FH Müller',
    'Open 24/7',
    'c/o Anna',
    'R2-D2 & Sons',
    'Awww. Pets',
    'Data: Solutions',
    'Hotel: Rooms',
    '100% Clean',
    'Zeit 08:00–20:00',
    'متجر.كوم',
    'ישראל ישראלי',
    'O’Neill',
    'anna@example.test',
    'No.½',
  ])('%s', (name) => {
    expect(nameLine(120).parse(name)).toBe(name)
  })
})

test('a name of two lines, or one that turns the direction of the text, is refused as before', () => {
  for (const name of ['a\nb', 'a\r\nBcc: x', 'a\u2028b', '\u202eevil', '\u2066x', 'a\u0000b', 'a\u0085b'])
    expect(nameLine(120).safeParse(name).success).toBe(false)
})

describe('a broken text', () => {
  const isLinked = /[^\s\u200b]\.[\p{L}\p{N}]|\S@[^\u200b\s]|https?:[^\s\u200b]/u

  test.each([
    'Booking.com',
    'a@evil.example',
    'https://evil.example/x',
    'evil．example',
    '192.0.2.7/x',
    'mailto:x@y.z',
  ])('%s reads the same, and no email program makes a link of it', (text) => {
    const broken = breakWebAddresses(text)
    expect(broken.replaceAll('\u200b', '')).toBe(text)
    expect(broken).not.toMatch(isLinked)
    expect(text.normalize('NFKC')).toMatch(/[.@:]/)
  })

  test('has its dot followed by the break, so that no top-level domain follows a dot', () => {
    expect(breakWebAddresses('Booking.com')).toBe('Booking.\u200bcom')
  })

  test('keeps sentences and times as they are', () => {
    for (const text of ['At 08:00, Mr. Smith. Good.', 'and/or', 'One.\nTwo.'])
      expect(breakWebAddresses(text)).toBe(text)
  })
})
