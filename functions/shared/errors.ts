/** Every error that a client can receive. Codes are stable. */
const problems = {
  malformed_json: [400, 'The body is not valid JSON'],
  unauthorized: [401, 'A valid token is required'],
  forbidden: [403, 'Your role does not allow this'],
  no_account: [403, 'This login does not belong to an account'],
  account_erasing: [403, 'This account is being erased'],
  reauthentication_required: [403, 'Sign in again to continue'],
  not_found: [404, 'Not found'],
  account_exists: [409, 'This login already has an account'],
  already_clocked_in: [409, 'Another shift is already open'],
  approved: [409, 'The shift has been approved'],
  email_taken: [409, 'This email address already has a login'],
  idempotency_in_progress: [409, 'The first request with this key is still in progress'],
  last_owner: [409, 'An account needs at least one owner'],
  not_clocked_in: [409, 'No shift is open'],
  overlap: [409, 'The time overlaps another shift'],
  shift_id_taken: [409, 'The shift ID belongs to another member'],
  stopped_by_customer: [409, 'The customer has opted out of these messages'],
  suppressed_address: [409, 'Messages to this address came back'],
  too_late: [409, 'It is too late to do this'],
  tracking_notice_required: [409, 'The tracking notice must be acknowledged first'],
  version_conflict: [409, 'It has been changed in the meantime'],
  wrong_state: [409, 'Not possible in the current state'],
  too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The media type of the body is not supported'],
  invalid: [422, 'The request is not valid'],
  confirmation_mismatch: [422, 'The confirmation does not match the name'],
  idempotency_key_reused: [422, 'The key was already used with a different request'],
  invalid_cursor: [422, 'The cursor is not valid for this list'],
  too_many: [429, 'Too many; try again later'],
  internal: [500, 'Something went wrong on our side'],
  not_yet: [503, 'Not known yet; keep the data and try again later'],
  unavailable: [503, 'Temporarily unavailable; try again'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ErrorCode = keyof typeof problems
export const errorCodes = Object.keys(problems) as ErrorCode[]

const unavailableSeconds = 5

/** Visible to the client: no personal data of others, no internals. */
export type ErrorExtra = { readonly [field: string]: unknown }

export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly extra: ErrorExtra
  /** When a repeated request can succeed, where that is known. */
  readonly retryAfterSeconds: number | undefined

  constructor(code: ErrorCode, detail?: string, extra: ErrorExtra = {}, retryAfterSeconds?: number) {
    super(code)
    this.name = 'AppError'
    this.code = code
    ;[this.status, this.title] = problems[code]
    this.detail = detail
    this.extra = extra
    this.retryAfterSeconds = retryAfterSeconds ?? (this.status === 503 ? unavailableSeconds : undefined)
  }
}

/** `now` and `until`, when there is room again, in epoch milliseconds. */
export function tooMany(detail: string, now: number, until: number): AppError {
  return new AppError('too_many', detail, {}, Math.max(1, Math.ceil((until - now) / 1000)))
}

/**
 * Missing and another account's are indistinguishable on purpose.
 * @throws AppError `not_found` for undefined
 */
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new AppError('not_found')
  return thing
}
