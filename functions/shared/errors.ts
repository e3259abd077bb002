/**
 * Every refusal that a client can meet: its code (stable), its status and its title. Thrown as `AppError`, translated in
 * one place (`http.ts`, `batch.ts`). Anything else that is thrown is a bare 500.
 */
const refusals = {
  malformed_json: [400, 'The body is not JSON'],
  unauthorized: [401, 'No valid token'],
  forbidden: [403, 'Your role may not do this'],
  no_account: [403, 'This login has no account'],
  account_erasing: [403, 'This account is being erased'],
  reauthentication_required: [403, 'Sign in again to do this'],
  not_found: [404, 'There is no such thing'],
  account_exists: [409, 'This login has an account already'],
  already_clocked_in: [409, 'Another shift is open'],
  approved: [409, 'The shift is approved'],
  email_taken: [409, 'This mail address has a login already'],
  idempotency_in_progress: [409, 'The first request with this key is still running'],
  last_owner: [409, 'An account keeps at least one owner'],
  not_clocked_in: [409, 'No shift is open'],
  overlap: [409, 'Another shift lies in this time'],
  shift_id_taken: [409, 'This shift id belongs to another member'],
  stopped_by_customer: [409, 'The customer has stopped these messages'],
  too_late: [409, 'It is too late for this'],
  tracking_notice_required: [409, 'The tracking notice is not acknowledged yet'],
  version_conflict: [409, 'It was changed meanwhile'],
  wrong_state: [409, 'Not possible in this state'],
  gone: [410, 'It is no longer here'],
  too_large: [413, 'The body is too large'],
  unsupported_media_type: [415, 'The body is of another media type'],
  invalid: [422, 'The request is not valid'],
  confirmation_mismatch: [422, 'The name does not match'],
  idempotency_key_reused: [422, 'The key was used with another body'],
  invalid_cursor: [422, 'The cursor is not valid here'],
  too_many: [429, 'Too many of these for now'],
  internal: [500, 'Something went wrong on our side'],
  not_yet: [503, 'Not known yet, keep it and try again'],
  unavailable: [503, 'Busy, try again'],
} as const satisfies Record<string, readonly [status: number, title: string]>

export type ErrorCode = keyof typeof refusals
export const errorCodes = Object.keys(refusals) as ErrorCode[]

/** What a client may see besides the code: never personal data of another, a stack or a name of ours. */
export type ErrorExtra = { readonly [field: string]: unknown }

export class AppError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly title: string
  readonly detail: string | undefined
  readonly extra: ErrorExtra

  constructor(code: ErrorCode, detail?: string, extra: ErrorExtra = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    ;[this.status, this.title] = refusals[code]
    this.detail = detail
    this.extra = extra
  }
}

/** For a thing that may be missing: not there, or another account's, which is never told apart. */
export function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new AppError('not_found')
  return thing
}
