import { expect, test } from 'vitest'
import { line } from '../../functions/shared/fields.ts'

test.each([
  ['a line break', 'Ana\nBcc: all'],
  ['the next line of ISO 6429', 'Ana\u0085Bcc: all'],
  ['the line separator', 'Ana\u2028x'],
  ['a direction override', 'Ana \u202egnp.exe'],
  ['a direction isolate', '\u2066Ana\u2069'],
  ['an escape', 'Ana\u001b[31m'],
])('one line refuses %s', (_, words) => expect(line(80).safeParse(words).success).toBe(false))

test.each(['Ana García', 'نور\u200f الدين', '王小明', '👩‍🔧 Ana'])('and accepts any name: %s', (name) =>
  expect(line(80).parse(name)).toBe(name),
)
