/** An error of the API (RFC 9457). `code` is stable; beside these fields some codes carry others. */
export type Problem = {
  readonly type?: string
  readonly title?: string
  readonly status?: number
  readonly detail?: string
  readonly code: string
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
  readonly [field: string]: unknown
}

/** Undefined for what is not the API's own: the gateway's `{"message"}`, the page of a proxy. */
export function problemOf(body: unknown): Problem | undefined {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
    ? (body as Problem)
    : undefined
}
