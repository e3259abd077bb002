import { type Language, languages } from '../language.ts'

/** A weighted list as in `Accept` and `Accept-Language` (RFC 9110, 12.4.2), as sent. A weight that is no number is 0. */
function weighted(header: string): { readonly name: string; readonly q: number }[] {
  return header.split(',').map((range) => {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    const q = parameters.find((parameter) => parameter.startsWith('q='))
    return { name, q: q === undefined ? 1 : Number(q.slice(2)) || 0 }
  })
}

/** Whether `Accept` prefers HTML to JSON. */
export function prefersPage(accept = '*/*'): boolean {
  const ranges = weighted(accept)
  const weightOf = (...types: string[]) =>
    types.map((type) => ranges.find(({ name }) => name === type)?.q).find((q) => q !== undefined) ?? 0
  return weightOf('text/html', 'text/*') > weightOf('application/json', 'application/*', '*/*')
}

/** The language of ours that `Accept-Language` weighs most, the first of equals; undefined when it names none. */
export function preferredLanguage(acceptLanguage = ''): Language | undefined {
  const ours = weighted(acceptLanguage).flatMap(({ name, q }) => {
    const language = languages.find((own) => own === name.split('-')[0])
    return language && q > 0 ? [{ language, q }] : []
  })
  const [first, ...others] = ours
  return first && others.reduce((best, next) => (next.q > best.q ? next : best), first).language
}

type LinkRequest = {
  readonly params: { readonly token: string }
  readonly headers: { readonly [name: string]: string | undefined }
}

/** Who opens a page by the link of an email. */
export function readerOf({ params, headers }: LinkRequest): {
  readonly token: string
  readonly language: Language | undefined
} {
  return { token: params.token, language: preferredLanguage(headers['accept-language']) }
}
