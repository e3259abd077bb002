import type { Problem as DocumentedProblem } from './openapi.ts'

/** An error of the API (RFC 9457). `code` is stable; some codes carry more, such as the `shift` of `already_clocked_in`. */
export type Problem = DocumentedProblem & { readonly [field: string]: unknown }

/** Undefined for what is not the API's own: the gateway's `{"message"}`, the page of a proxy. */
export function problemOf(body: unknown): Problem | undefined {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? (body as Problem)
    : undefined
}
