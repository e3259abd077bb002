import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withFormulas, withoutFormulas } from '../../../functions/shared/csv/formulas.ts'
import { readCsv } from '../../../functions/shared/csv/read-csv.ts'
import { csvOf } from '../../../functions/shared/csv/write-csv.ts'
import { startCpuTimer } from '../../support/cpu-time.ts'

/** Text that is likely to begin a formula, or to hide one. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...'=+-@＝＋－＠\t\r\n;,"\' |!',
      '\r\n',
      "'=",
      '""',
      '\u00a0',
      '\ufeff',
      '\u202e',
      '👩‍🌾',
      '0',
      'cmd',
      'ä',
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))
const anyText = fc.oneof(hostile, fc.string({ unit: 'binary' }), fc.string())
const dangerous = /^[=+\-@＝＋－＠\t\r\n]/

describe('a formula', () => {
  test.each([
    ['+15551234567', "'+15551234567"],
    ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
    ["'=already", "''=already"],
    ["'Ana", "'Ana"],
    ['Ana =1', 'Ana =1'],
    ['Ana; =1;"@x', "Ana; '=1;\"'@x"],
    ['- keys\n\n- dog', "'- keys\n\n'- dog"],
    ['\t=x', "'\t'=x"],
    ['O’Neil-Smith', 'O’Neil-Smith'],
  ])('%j is written as %j', (text, written) => {
    expect(withoutFormulas(text)).toBe(written)
    expect(withFormulas(written)).toBe(text)
  })

  test('is taken back exactly, whatever the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(withFormulas(withoutFormulas(text))).toBe(text)
      }),
      { numRuns: 2_000 },
    )
  })

  test('begins no cell, also for a program that takes another separator or drops blanks and quotes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const written = withoutFormulas(text)
        expect(written).not.toMatch(dangerous)
        for (const part of written.split(/[;\t\r\n]/)) {
          expect(part.replace(/^[\s"]+/, '')).not.toMatch(/^[=+\-@＝＋－＠]/)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('of another program’s file is left as it is', () => {
    for (const text of ['=1+1', '+41791234567', '-', "rock 'n' roll", "d'Or"]) expect(withFormulas(text)).toBe(text)
  })
})

describe('a file', () => {
  const rows = fc.array(fc.array(anyText, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 })

  test('is read as it was written, each line at its number', () => {
    fc.assert(
      fc.property(rows, (lines) => {
        const read = readCsv(csvOf(['a', 'b', 'c'], lines), ',')
        expect(read.map(({ cells }) => cells?.map(withFormulas))).toEqual([['a', 'b', 'c'], ...lines])
        const breaks = (cells: string[]) => cells.join('\0').match(/\r\n|\n|\r/g)?.length ?? 0
        let line = 2
        for (const [index, cells] of lines.entries()) {
          expect(read[index + 1]?.line).toBe(line)
          line += 1 + breaks(cells.map(withoutFormulas))
        }
      }),
    )
  })

  test.each(['\r\n', '\n', '\r'])('with %j after each line keeps the line breaks in its cells', (lineBreak) => {
    const lines = ['a;b', '"1\r\n2";"3\n4"', '', '"5\r6";"say ""hi"""', ';']
    expect(readCsv(lines.join(lineBreak), ';')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1\r\n2', '3\n4'] },
      { line: 6, cells: ['5\r6', 'say "hi"'] },
      { line: 8, cells: ['', ''] },
    ])
  })

  test('continues after a line with an unclosed or a misplaced quote', () => {
    const text = ['a,b', '"open,1', 'x,y', 'mis"placed,2', '"closed" late,3', 'p,q'].join('\n')
    expect(readCsv(text, ',')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, broken: '"open,1' },
      { line: 3, cells: ['x', 'y'] },
      { line: 4, broken: 'mis"placed,2' },
      { line: 5, broken: '"closed" late,3' },
      { line: 6, cells: ['p', 'q'] },
    ])
  })

  test('with cells that a spreadsheet wrote as the result of a formula holds their text', () => {
    expect(readCsv('="07601",a\n"x",="1 ""2"", 3"\n=1+1,=x', ',')).toEqual([
      { line: 1, cells: ['07601', 'a'] },
      { line: 2, cells: ['x', '1 "2", 3'] },
      { line: 3, cells: ['=1+1', '=x'] },
    ])
  })

  test.each([
    ['unclosed quotes', '"a,b\n'],
    ['three quotes', '"""\n'],
    ['quotes at the end', 'x,"\n'],
    ['quotes within', '"a""b\n""\n'],
    ['quotes in pairs after one', `"\n${'""\n'.repeat(300)}`],
  ])('of %s is read in linear time', (_, line) => {
    const cpuTime = startCpuTimer()
    expect(readCsv(line.repeat(Math.ceil(200_001 / line.length)), ',').length).toBeGreaterThan(1_000)
    expect(cpuTime()).toBeLessThan(2_000)
  })
})
