import { describe, expect, test } from 'vitest'
import { line, phoneNote, storedText, text } from '../../functions/shared/fields.ts'

test.each([
  ['a line break', 'Ana\nBcc: all'],
  ['the line separator', 'Ana\u2028x'],
])('one line refuses %s', (_, words) => {
  expect(line(80).safeParse(words).success).toBe(false)
  expect(text(80).safeParse(words).success).toBe(true)
})

const unreadable: [name: string, words: string][] = [
  ['the next line of ISO 6429', 'Ana\u0085Bcc: all'],
  ['an escape', 'Ana\u001b[31m'],
  ['a null byte', 'Ana\u0000'],
  ['half a character', 'Ana \ud83d'],
  ['a direction override', 'Ana \u202egnp.exe'],
  ['a direction isolate', '\u2066Ana\u2069'],
  ['a direction mark between Latin letters', 'An\u200fa'],
  ['an Arabic letter mark', 'Ana \u061c7'],
  ['a zero-width space', 'pay\u200bpal'],
  ['a joiner between Latin letters', 'pay\u200dpal'],
  ['a word joiner', 'pay\u2060pal'],
  ['a soft hyphen', 'pay\u00adpal'],
  ['a byte order mark within', 'pay\ufeffpal'],
  ['a Hangul filler', 'Ana \u3164'],
  ['a text hidden in tags', 'Ana\u{e0048}\u{e0069}'],
  ['a text hidden in variation selectors', 'Ana\u{e0100}\u{e0101}'],
  ['two joiners in an emoji', '👩\u200d\u200d🔧'],
  ['an annotation', 'Ana\ufff9x\ufffb'],
]

describe.each(unreadable)('%s', (name, words) => {
  test('is refused in what others read, without being quoted', () => {
    for (const field of [text(80), line(80)]) {
      const messages = field.safeParse(words).error?.issues.map(({ message }) => message)
      expect(messages).toEqual([expect.stringMatching(/^must hold no invisible characters; one is at position \d+$/)])
    }
  })

  test('is left out of a phone’s note, or refused if no keyboard makes it', () => {
    const note = phoneNote(80).safeParse(words)
    const isTyped = !['the next line of ISO 6429', 'an escape', 'a null byte', 'half a character'].includes(name)
    expect([note.success, text(80).safeParse(note.data).success]).toEqual([isTyped, isTyped])
  })

  test('does not make a stored row unreadable', () => expect(storedText(80).safeParse(words).success).toBe(true))
})

test.each([
  'Ana García',
  'نور\u200f الدين',
  'می\u200cخواهم',
  'श्री\u200d',
  '王小明',
  '葛\u{e0100}城',
  '👩‍🔧 Ana',
  '👨‍👩‍👧‍👦',
  '🏳️‍🌈',
  '1️⃣ ❤️ 👍🏽',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
])('any name is taken, and stays in a note: %s', (name) => {
  expect(line(80).parse(name)).toBe(name)
  expect(phoneNote(80).parse(name)).toBe(name)
})

test('several lines and tabs are text', () => expect(text(80).parse('One\n\tTwo\r\nThree')).toBe('One\n\tTwo\r\nThree'))

test.each(['', '  ', '\u200b'])('an empty note is none', (note) => expect(phoneNote(80).parse(note)).toBeUndefined())
