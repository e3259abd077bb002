import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseImport } from '../../../functions/customers/import/parse-csv.ts'
import { startCpuTimer } from '../../support/cpu-time.ts'

const us = { country: 'US', skipsUnknown: false }

/** Each line as its customer, or as the reason for which it is refused. */
function linesOf(file: string, options = us) {
  return parseImport(file, options).lines.map((each) => ('reason' in each ? each.reason : each.customer))
}
function faultOf(file: string, options = us): string | undefined {
  try {
    parseImport(file, options)
    return undefined
  } catch (error) {
    return (error as { extra?: { errors?: { message: string }[] } }).extra?.errors?.[0]?.message
  }
}
const reasons = (file: string) =>
  parseImport(file, us).lines.map((each) => [each.line, 'reason' in each ? each.reason : 'read'])

describe('a phone that a spreadsheet has taken for a number', () => {
  test.each([
    ['2065550143.0', '+12065550143'],
    ['2065550143.00', '+12065550143'],
    ['2065550143,0', '+12065550143'],
    ['2.065550143E+09', '+12065550143'],
    ['2.065550143e9', '+12065550143'],
    ['2,065550143E+09', '+12065550143'],
    ['2.06555014300E+09', '+12065550143'],
    ['1.2065550143E+10', '+12065550143'],
    ['2,065,550,143', '+12065550143'],
    ['2,065,550,143.00', '+12065550143'],
    ['12065550143.0', '+12065550143'],
    ['+12065550143.0', '+12065550143'],
    ["'2065550143", '+12065550143'],
    ['="2065550143"', '+12065550143'],
    ["'+12065550143", '+12065550143'],
    ['206.555.0143', '+12065550143'],
    ['(206) 555-0143 ext. 7', '+12065550143'],
    ['206/555-0143', '+12065550143'],
    ['206-555-0143 / 206-555-0144', '+12065550143'],
    ['206-555-0143, 206-555-0144', '+12065550143'],
    ['Cell: 206-555-0143', '+12065550143'],
    ['\u202a206\u2011555\u20110143\u202c', '+12065550143'],
  ])('%s is read exactly', (typed, phone) => {
    expect(linesOf(`name;phone\nAna;${typed}`)).toMatchObject([{ phone }])
  })

  test.each([
    ['1701234567.0', '+411701234567', 'CH'],
    ['4915112345678.0', '+4915112345678', 'DE'],
    ['15112345678.0', '+4915112345678', 'DE'],
  ])('%s never becomes a number with one digit more', (typed, phone, country) => {
    const [line] = linesOf(`name;phone\nAna;${typed}`, { ...us, country })
    const read = typeof line === 'object' ? line.phone : undefined
    expect([undefined, phone]).toContain(read)
    expect(read ?? '').not.toMatch(/0$/)
  })

  test('with a group behind it is read without the group, which is noted', () => {
    const phones = ['030 123456 / 57', '030/123456-57', '0170-1234567-8']
    expect(phones.map((typed) => linesOf(`name;phone\nAna;${typed}`, { ...us, country: 'DE' }))).toMatchObject([
      [{ phone: '+4930123456', noted: ['Phone extension: 57'] }],
      [{ phone: '+4930123456', noted: ['Phone extension: 57'] }],
      [{ phone: '+491701234567', noted: ['Phone extension: 8'] }],
    ])
  })

  test.each(['2.06555E+09', '2.1E+09', '2E+9', '2,06555E+09', '2065550143.5', '20655501.43', '1.7E+10'])(
    '%s is refused, since digits are lost',
    (typed) => {
      expect(linesOf(`name;phone\nAna;${typed}`)).toEqual([expect.stringMatching(/^phone: has lost digits/)])
    },
  )

  test.each([
    '12',
    '555-0143',
    'call me',
    '########',
    '#VALUE!',
    '206 555 0143 0000',
    '0',
    '1 2 3 4 5 6 7',
    '-2065550143e',
  ])('%s is refused', (typed) => {
    expect(linesOf(`name;phone\nAna;${typed}`)).toEqual([expect.stringMatching(/^phone: /)])
  })

  test('any digits come back as they were, in whatever way the spreadsheet shows them, or not at all', () => {
    const number = fc.tuple(fc.integer({ min: 200, max: 989 }), fc.integer({ min: 2_000_000, max: 9_999_999 }))
    fc.assert(
      fc.property(number, fc.integer({ min: 0, max: 12 }), ([area, rest], places) => {
        const digits = `${area}${rest}`
        const [plain] = linesOf(`name;phone\nAna;${digits}`)
        const shown = [`${digits}.0`, Number(digits).toExponential(), Number(digits).toExponential(places)]
        for (const text of shown) {
          const [line] = linesOf(`name;phone\nAna;${text}`)
          const phone = typeof line === 'object' ? line.phone : undefined
          expect([undefined, typeof plain === 'object' ? plain.phone : undefined]).toContain(phone)
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a broken line', () => {
  const header = 'name,phone,address'
  const good = 'Eve,206-555-0143,5 Elm St'

  test.each([
    ['a quote too many, over three lines', 'Ana,,"1 Main St "Suite" 2\nFloor 3\nSeattle"', 4],
    ['a quote too many, with commas', 'Ana,,"1 Main St, "Suite" 2\nFloor 3, East\nSeattle"', 4],
    ['a line break outside of quotes', 'Ana,206-555-01\n44,1 Main St', 3],
    ['two line breaks outside of quotes', 'Ana,206-555-0144\n1 Main St\n,Seattle', 4],
    ['an open quote', 'Ana,,"1 Main St', 2],
    ['a quote in the middle', 'Ana,,1 "Main" St', 2],
    ['cells missing', 'Ana', 2],
    ['cells too many', 'Ana,,1 Main St,,x', 2],
  ])('with %s is reported once, and the lines around it are read', (_, broken) => {
    const found = reasons([header, broken, good, 'Fay,,6 Elm St'].join('\n'))
    expect(found.slice(-2).map(([, reason]) => reason)).toEqual(['read', 'read'])
    expect(found).toHaveLength(3)
    expect(found[0]).toEqual([2, expect.stringContaining('not a valid CSV line')])
  })

  test('names its last line too, and each of two is reported', () => {
    expect(reasons([header, 'Ana,,"1 Main St "Suite" 2\nSeattle"', 'Ben,"x"y,z', 'Cy', good].join('\n'))).toEqual([
      [2, expect.stringContaining('(lines 2 to 3)')],
      [4, expect.not.stringContaining('lines')],
      [5, expect.not.stringContaining('lines')],
      [6, 'read'],
    ])
  })

  test('never hides a good one, and nothing that is thrown at the reader is read twice', () => {
    const piece = fc.constantFrom('"', ',', '\n', 'Ana', ' ', 'x', '""', ',,', '\r\n')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const broken = pieces.join('')
        fc.pre((broken.split('"').length - 1) % 2 === 0 || !broken.includes('"'))
        const found = parseImport([header, good, broken, good.replace('Eve', 'Fay')].join('\n'), us).lines
        expect(new Set(found.map(({ line }) => line)).size).toBe(found.length)
        expect(found[0]).toMatchObject({ line: 2, customer: { name: 'Eve' } })
      }),
    )
  })
})

describe('rows without content', () => {
  test.each([',,', ' , , ', '\u00a0,,', ';', '""', '\t', ',,,,,,,', '"","",""'])('such as %j do not count', (row) => {
    const file = ['name,phone,address', row, 'Ana,,1 Elm St', row, row].join('\n')
    expect(parseImport(file, us).lines.filter((each) => 'customer' in each)).toMatchObject([{ line: 3 }])
    expect(parseImport(['name,phone,address', ',,', 'Ana,,1 Elm St', '', ' , ,'].join('\n'), us).lines).toHaveLength(1)
  })

  test('leave room for 2,000 others', () => {
    const rows = Array.from({ length: 2_000 }, (_, n) => `Customer ${n},,${n} Elm St\n,,`)
    expect(parseImport(['name,phone,address', ...rows].join('\n'), us).lines).toHaveLength(2_000)
  })
})

describe('the header', () => {
  test.each([
    ['name,phone', ','],
    ['NAME,PHONE', ','],
    ['\ufeffname,phone', ','],
    ['\ufeff"Name","Phone"', ','],
    ['Name ; Phone Number', ';'],
    ['Nombre;Teléfono', ';'],
    ['NOMBRE\tTELÉFONO MÓVIL', '\t'],
    ['full name|mobile', '|'],
    ['customer_name,cell_phone', ','],
    ['sep=;\nname;phone', ';'],
    ['Customers of 2026\n\nname,phone', ','],
    ['Customers,\nAs of today,\nname,phone', ','],
  ])('%j is understood', (header, delimiter) => {
    expect(linesOf(`${header}\n"García, Ana"${delimiter}206-555-0143\n`)).toMatchObject([
      { name: 'García, Ana', phone: '+12065550143' },
    ])
  })

  test.each([
    ['First Name,Last Name,Company', 'Ana,García,Acme', 'Ana García'],
    ['Nombre,Primer apellido,Segundo apellido', 'Ana,García,Núñez', 'Ana García Núñez'],
    ['Nombre,Apellidos', 'Ana García,García', 'Ana García'],
    ['name,first name,last name', 'Ana G.,Ana,García', 'Ana G.'],
    ['Company,First Name', 'Acme,', 'Acme'],
  ])('%s makes a name', (header, line, name) => {
    expect(linesOf(`${header}\n${line}`)).toMatchObject([{ name }])
  })

  test.each([
    ['name,street,city,state,zip', 'Ana,1 Elm St,Seattle,WA,98101.0', '1 Elm St, Seattle, WA 98101'],
    ['name,address 1,address 2,city', 'Ana,1 Elm St,Apt 2,Seattle', '1 Elm St, Apt 2, Seattle'],
    ['name,billing street,service street', 'Ana,1 Elm St,2 Oak St', '2 Oak St'],
    ['name,address', 'Ana,1 Elm St', '1 Elm St'],
  ])('%s makes an address', (header, line, address) => {
    const quoted = line.replaceAll(', ', ';')
    expect(linesOf(`${header}\n${quoted}`)).toMatchObject([{ address }])
  })

  test('names unknown columns that hold something, and leaves them out on request', () => {
    const file = 'name,Favourite colour,Empty,Shoe size\nAna,red,,7\n'
    expect(faultOf(file)).toBe('has unknown columns: "Favourite colour", "Shoe size"; ?unknown=skip leaves them out')
    const skipped = parseImport(file, { ...us, skipsUnknown: true })
    expect(skipped).toMatchObject({ skippedColumns: ['Favourite colour', 'Shoe size'], lines: [{ line: 2 }] })
  })

  test.each([
    ['name,Name\nAna,Ana', 'has the same column twice'],
    ['name,phone,Phone\nAna,1,2', 'has the same column twice'],
    ['kind,tipo,name\ncustomer,prospect,Ana', 'has the same column twice'],
    ['phone,email\n2065550143,a@x.example', 'has no column "name"'],
    ['name,Tel\ufffdfono\nAna,2065550143', 'lost characters'],
    ['', 'is empty'],
    ['\ufeff \n', 'is empty'],
  ])('%j is refused', (file, message) => {
    expect(faultOf(file)).toContain(message)
    expect(faultOf(file, { ...us, skipsUnknown: true })).toContain(message)
  })
})

describe('a hostile file', () => {
  test.each([
    ['a line of 1 MB', `name,notes\nAna,${'x'.repeat(1_000_000)}`],
    ['a header of 1 MB', `name,${'x'.repeat(1_000_000)}\nAna,1`],
    ['a phone of 1 MB', `name,phone\nAna,${'1,'.repeat(200_000)}`],
    ['an email of 1 MB', `name,email\nAna,"${'a@b '.repeat(250_000)}"`],
    ['2,000 columns', `name,${Array.from({ length: 2_000 }, (_, n) => `c${n}`).join(',')}\nAna${',1'.repeat(2_000)}`],
    ['quotes only', '"'.repeat(1_000_000)],
    ['delimiters only', ','.repeat(1_000_000)],
    ['line breaks only', '\n'.repeat(1_000_000)],
    ['broken lines', `name,phone\n${'"\n'.repeat(100_000)}`],
    ['zeros', '\u0000'.repeat(1_000_000)],
    [
      'phones in all columns',
      `name,${Array.from({ length: 9 }, (_, n) => `phone ${n}`).join(',')}\nAna${',1;2;3'.repeat(9)}`,
    ],
  ])('with %s takes little time and is refused or read', (_, file) => {
    const cpuTime = startCpuTimer()
    try {
      parseImport(file, { ...us, skipsUnknown: true })
    } catch (error) {
      expect(error).toMatchObject({ status: expect.any(Number) })
    }
    expect(cpuTime()).toBeLessThan(4_000)
  })

  test.each([
    ["=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"],
    ["'=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"],
    ['#NAME?', 'name: is an error of the spreadsheet'],
    ['Ana\u0000', expect.stringMatching(/^name: /)],
    ['Ana\u200b', 'Ana'],
    ['Garc\ufffda', expect.stringMatching(/^name: has lost characters/)],
    ['www.example.com', 'name: must not hold a web address'],
  ])('%j as a name is read as text or refused', (typed, name) => {
    const [line] = linesOf(`name;address\n${typed};1 Elm St`)
    expect(typeof line === 'object' ? line.name : line).toEqual(name)
  })

  test('a line without a kind says nothing of it, and kinds and languages are read in both languages', () => {
    const file =
      'name,kind,language\nAna,,\nBen,Cliente,español\nCy,PROSPECT,en-US\nDan,Prospecto,English\nEve,vip,\nFay,,fr'
    expect(linesOf(file)).toMatchObject([
      { name: 'Ana' },
      { kind: 'customer', language: 'es' },
      { kind: 'prospect', language: 'en' },
      { kind: 'prospect', language: 'en' },
      expect.stringMatching(/^kind: /),
      expect.stringMatching(/^language: /),
    ])
    expect(linesOf(file)[0]).not.toHaveProperty('kind')
  })

  test('a possible number that the tables do not know is one in the account’s country only', () => {
    expect(linesOf('name,phone\nAna,436-234-5678')).toMatchObject([{ phone: '+14362345678' }])
    expect(linesOf('name,phone\nAna,+1 436-234-5678', { ...us, country: 'DE' })).toEqual([
      'phone: is not a valid phone number',
    ])
  })
})
