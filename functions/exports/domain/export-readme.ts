type Facts = {
  readonly company: string
  /** RFC 3339. */
  readonly requestedAt: string
  readonly finishedAt: string
  /** The files there can be; a name that ends with a slash is a folder's. */
  readonly files: readonly { readonly name: string; readonly about: string }[]
  /** Lines of each file, or files of each folder, as far as there are any. */
  readonly counts: Readonly<Record<string, number>>
  readonly excluded: readonly { readonly name: string; readonly why: string }[]
}

/** The text that explains an export to whoever opens it, without our documentation at hand. */
export function readmeOf({ company, requestedAt, finishedAt, files, counts, excluded }: Facts): string {
  const told = files.map(({ name, about }) => {
    const count = counts[name] ?? 0
    const named = name.endsWith('/') ? `${name}*.gpx` : `${name}.ndjson`
    return `${count > 0 ? named : `(no ${named})`}\n  ${about} ${count > 0 ? `${count}.` : 'There were none.'}\n`
  })
  return [
    `Everything that Fieldpost holds of ${company}`,
    '',
    `Asked for ${requestedAt}, finished ${finishedAt}. Each item is as it was when it was read, between the two.`,
    '',
    'A file that ends with .ndjson holds one item in each line, as JSON. One that would be large goes on in files with a',
    'number (positions.ndjson, positions-2.ndjson, and so on). Times are UTC, RFC 3339, or milliseconds since 1970;',
    'coordinates degrees WGS84; distances metres; speeds metres per second; headings degrees from true north.',
    '',
    ...told,
    'SHA256SUMS',
    '  The SHA-256 of every other file here. To check them: sha256sum -c SHA256SUMS',
    '',
    'Not in here',
    ...excluded.map(({ name, why }) => `  ${name}: ${why}`),
    '',
  ].join('\n')
}
