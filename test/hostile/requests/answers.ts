import { expect } from 'vitest'
import { errorCodes } from '../../../functions/shared/errors.ts'
import type { HttpResponse } from '../../support/http.ts'

export type Answer = HttpResponse<Record<string, unknown> | undefined>

/** The gateway's own: its body and headers cannot be changed on AWS. */
const isOfGateway = ({ body }: Answer) => body !== undefined && 'message' in body && !('code' in body)

/** `what` is shown when the answer is wrong. Phone apps at /in know no problems. */
export function expectProper(what: string, path: string, answer: Answer): void {
  const { status, body, headers } = answer
  if (isOfGateway(answer)) {
    expect([400, 401, 404, 413, 429]).toContain(status)
    return
  }
  const isPhoneApp = path.startsWith('/in/')
  const isDocumented = status === 503 && (body?.['code'] === 'not_yet' || isPhoneApp)
  expect([what, status < 500 || isDocumented]).toEqual([what, true])
  if (isDocumented) expect([what, headers.get('retry-after')]).toEqual([what, expect.stringMatching(/^\d+$/)])
  const told = ['x-content-type-options', 'strict-transport-security', 'referrer-policy', 'cache-control']
  const caching = path.startsWith('/.well-known/') ? 'public, max-age=3600' : 'no-store'
  const values = told.map((name) => headers.get(name))
  expect([what, values]).toEqual([what, ['nosniff', 'max-age=63072000', 'no-referrer', caching]])
  const framed = expect.stringContaining("frame-ancestors 'none'")
  expect([what, headers.get('content-security-policy')]).toEqual([what, framed])
  const isPage = headers.get('content-type')?.startsWith('text/html') === true
  if (status >= 400 && !isPage && !isPhoneApp) expectProblem(what, answer)
}

/** RFC 9457. */
function expectProblem(what: string, { status, body, headers }: Answer): void {
  expect([what, headers.get('content-type')]).toEqual([what, 'application/problem+json'])
  const type = expect.stringMatching(new RegExp(`^http://127\\.0\\.0\\.1:\\d+/docs#error-${body?.['code']}$`))
  const requestId = headers.get('apigw-requestid')
  const shape = { type, title: expect.any(String), status, code: expect.toBeOneOf(errorCodes), requestId }
  expect([what, body]).toEqual([what, { ...body, ...shape }])
}
