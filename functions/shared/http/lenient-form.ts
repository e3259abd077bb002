import { multipartFields } from './multipart.ts'

/** The first line of a multipart body, which names its boundary. */
const opening = /^\s*--([^\r\n]{1,70}?)[ \t]*\r?\n/

/**
 * The fields of a form in whatever type it is sent: email programs send one of theirs (RFC 8058) as another type, or as
 * none. URL-encoded, multipart, JSON, or a field a line.
 */
export function fieldsOfAnyForm(body: string, contentType = ''): Record<string, string> {
  const [, boundary] = opening.exec(body) ?? []
  const asNamed = multipartFields(body, contentType)
  if (Object.keys(asNamed).length > 0) return asNamed
  if (boundary !== undefined) return multipartFields(body.trimStart(), `multipart/form-data; boundary="${boundary}"`)
  return jsonFields(body) ?? Object.fromEntries(new URLSearchParams(body.trim().replace(/[\r\n]+/g, '&')))
}

function jsonFields(body: string): Record<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value !== 'object' || value === null) return undefined
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, each]) => (isPlain(each) ? [[name, `${each}`]] : [])),
    )
  } catch {
    return undefined
  }
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)
