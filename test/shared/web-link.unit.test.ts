import { expect, test } from 'vitest'
import { text, webLink } from '../../functions/shared/fields.ts'

test.each([
  ['user information', 'https://bank.com@evil.example'],
  ['a user and a password', 'https://bank.com:443@evil.example/login'],
  ['an empty user', 'https://@evil.example'],
  ['a backslash for a slash', 'https:\\\\evil.example'],
  ['a backslash after the host', 'https://bank.com\\@evil.example'],
  ['a direction override', 'https://example.com/\u202egnp.exe'],
  ['a direction mark', 'https://example.com/\u200fx'],
  ['a direction mark after an Arabic letter', 'https://example.com/\u0627\u200f/x'],
  ['a joiner', 'https://example.com/\u0915\u200d'],
  ['a variation selector', 'https://example.com/1\ufe0f'],
  ['an invisible space', 'https://exam\u200bple.com'],
  ['a line break', 'https://example.com/\nx'],
  ['a space', 'https://example.com/a b'],
  ['http', 'http://example.com'],
  ['a script', 'javascript:alert(1)'],
  ['data', 'data:text/html,x'],
  ['no slashes', 'https:example.com'],
  ['three slashes', 'https:///example.com'],
  ['Cyrillic among Latin letters', 'https://p\u0430ypal.com'],
  ['a Cyrillic name under a Latin domain', 'https://аррӏе.com'],
  ['the same in Punycode', 'https://xn--80ak6aa92e.com'],
  ['full-width letters', 'https://ｅxample.com'],
  ['an ideographic full stop', 'https://example。com'],
  ['escapes in the host', 'https://exa%6dple.com'],
  ['an IP address', 'https://192.0.2.1/'],
  ['an IPv6 address', 'https://[2001:db8::1]/'],
  ['a number', 'https://3221225985/'],
  ['one name', 'https://localhost/'],
  ['a port that is none', 'https://example.com:99999/'],
])('a link with %s is refused', (_name, link) => {
  const { success, error } = webLink.safeParse(link)
  expect(success).toBe(false)
  for (const { message } of error?.issues ?? []) expect(message).not.toMatch(/evil|bank|ypal/)
})

test.each([
  'https://example.com',
  'https://pay.example.com:8443/a/b?c=d&e=f@g#h',
  'https://müller-reinigung.ch/rechnung',
  'https://xn--mller-kva.ch/',
  'https://почта.рф/a',
  'https://日本語.jp/',
  'HTTPS://Example.COM/Path',
])('a link is taken as it is: %s', (link) => expect(webLink.parse(link)).toBe(link))

test.each([
  'Pay at https://bank.com@evil.example please',
  'http:\\\\evil.example',
  'HTTPS://bank.com:443@evil.example',
  'https://ba\u00adnk.com@evil.example',
])('a text that leads elsewhere than it seems to is refused: %s', (words) => {
  expect(text(500).safeParse(words).success).toBe(false)
})

test.each(['Mail ana@example.com', 'https://example.com/a@b', 'See https://example.com, or ask ana@example.com'])(
  'a plain address is text: %s',
  (words) => expect(text(500).parse(words)).toBe(words),
)

test.each([
  'www.bank.com@evil.example/login',
  'ftp://bank.com@evil.example',
  'see //bank.com@evil.example/x',
  'HTTPS://bank.com@evil.example',
])('a text with %s is refused', (value) => expect(text(200).safeParse(value).success).toBe(false))

test.each([
  'https://a.example,me@b.example',
  'https://a.example; me@b.example',
  'write to me@b.example or www.b.example',
  'either//or me@b.example',
])('a text with %s is taken', (value) => expect(text(200).safeParse(value).success).toBe(true))
