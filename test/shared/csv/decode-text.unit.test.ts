import { describe, expect, test } from 'vitest'
import { decodeText } from '../../../functions/shared/csv/decode-text.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const mark = Buffer.from([0xef, 0xbb, 0xbf])

describe('a file in UTF-8 with a foreign byte', () => {
  test('keeps its own letters, and shows where the byte was', () => {
    const file = Buffer.concat([Buffer.from('name\nJosé\nÁngel\nMuñoz\n'), latin1('Andr\xe9\n')])
    expect(decodeText(file)).toEqual({ encoding: 'utf-8', text: 'name\nJosé\nÁngel\nMuñoz\nAndr\ufffd\n' })
  })

  test('and with a single letter of its own is in UTF-8', () => {
    const file = Buffer.concat([Buffer.from('name\nJosé\n'), latin1('Andr\xe9\n')])
    expect(decodeText(file)).toEqual({ encoding: 'utf-8', text: 'name\nJosé\nAndr\ufffd\n' })
  })

  test('is in UTF-8 by its byte order mark, however many they are', () => {
    const file = Buffer.concat([mark, Buffer.from('José\n'), latin1('Andr\xe9\nMu\xf1oz\nP\xe9rez\n')])
    expect(decodeText(file)).toEqual({ encoding: 'utf-8', text: 'José\nAndr\ufffd\nMu\ufffdoz\nP\ufffdrez\n' })
  })
})

describe('a file of Windows', () => {
  test.each([
    ['letters', 'name\nJos\xe9\nMu\xf1oz', 'name\nJosé\nMuñoz'],
    ['what looks like a letter of UTF-8', 'JOS\xc9\x92S\nMu\xf1oz', 'JOSÉ’S\nMuñoz'],
    [
      'closing punctuation',
      'see \x93yard\x94, later\x85\nx\x99, both\x92 dogs\x97 y',
      'see “yard”, later…\nx™, both’ dogs— y',
    ],
    ['German quotes', 'das \x84Tor\x93, und \x82so\x91', 'das „Tor“, und ‚so‘'],
    ['š and ž', 'Milo\x9a,1\nToma\x9e', 'Miloš,1\nTomaž'],
  ])('is told by %s', (_, bytes, text) => {
    expect(decodeText(latin1(bytes))).toEqual({ encoding: 'windows-1252', text })
  })
})

describe('a file of an old Mac', () => {
  test.each([
    ['in a word', 'Mu\x96oz', 'Muñoz'],
    ['at the end of a field', 'Jos\x8e,1', 'José,1'],
    ['at the end of a line', 'name\nJos\x8e\r\nAna', 'name\nJosé\r\nAna'],
    ['at the end of the file', 'name\nJos\x8e', 'name\nJosé'],
    ['before a space', 'Jos\x8e Ruiz', 'José Ruiz'],
    ['before a quote', '"Per\x9c",1', '"Perú",1'],
    ['before a comma, where Windows has a dash', 'Peir\x97,1', 'Peiró,1'],
    ['in capitals', 'PE\x84A', 'PEÑA'],
    ['at the end of capitals', 'JOS\x83,1', 'JOSÉ,1'],
  ])('is told by an accent %s', (_, bytes, text) => {
    expect(decodeText(latin1(bytes))).toEqual({ encoding: 'macintosh', text })
  })
})
