type Facts = {
  readonly company: string
  /** RFC 3339. */
  readonly requestedAt: string
  readonly finishedAt: string
  /** A name that ends with a slash is a folder; without `.csv` it is NDJSON. */
  readonly files: readonly { readonly name: string; readonly about: string }[]
  /** Lines per file name; files per folder name. */
  readonly counts: Readonly<Record<string, number>>
  readonly excluded: readonly { readonly name: string; readonly why: string }[]
}

export function readmeOf({ company, requestedAt, finishedAt, files, counts, excluded }: Facts): string {
  const descriptions = files.map(({ name, about }) => {
    const count = counts[name] ?? 0
    const named = fileNameOf(name)
    return `${count > 0 ? named : `(no ${named})`}\n  ${about} ${count > 0 ? `${count}.` : 'There were none.'}\n`
  })
  return [
    `All data of ${company} in Fieldpost`,
    '',
    `Requested ${requestedAt}, finished ${finishedAt}. Each item was read at some time in between.`,
    '',
    'A file that ends with .ndjson has one item per line, as JSON. Large files are split and numbered (positions.ndjson,',
    'positions-2.ndjson, and so on). Times are UTC, as RFC 3339 or as milliseconds since 1970. Coordinates are in degrees',
    '(WGS84), distances in metres, speeds in metres per second, headings in degrees from true north.',
    '',
    'A file that ends with .csv is for a spreadsheet: UTF-8, with commas. It is split alike (customers.csv, customers-2.csv),',
    'and each part has the header. An apostrophe before =, +, - or @ keeps a spreadsheet from running the text as a formula; an',
    'import of the file takes it away again.',
    '',
    ...descriptions,
    'SHA256SUMS',
    '  The SHA-256 of every other file. To check them, run: sha256sum -c SHA256SUMS',
    '',
    'Not included',
    ...excluded.map(({ name, why }) => `  ${name}: ${why}`),
    '',
  ].join('\n')
}

function fileNameOf(name: string): string {
  if (name.endsWith('/')) return `${name}*.gpx`
  return name.endsWith('.csv') ? name : `${name}.ndjson`
}
