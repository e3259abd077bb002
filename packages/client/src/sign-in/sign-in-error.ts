/**
 * `unavailable`: no answer of Cognito's, so try again later: no network, the page of a hotspot, a fault. `failed`: any other
 * answer, whose name of Cognito's is `reason`.
 */
export type SignInErrorCode =
  | 'wrong_credentials'
  | 'wrong_code'
  | 'expired_code'
  | 'expired_challenge'
  | 'weak_password'
  | 'password_reset_required'
  | 'not_confirmed'
  | 'too_many'
  | 'unavailable'
  | 'failed'

export class SignInError extends Error {
  readonly code: SignInErrorCode
  /** Cognito's name of the error, or why there is none. */
  readonly reason: string

  constructor(code: SignInErrorCode, reason: string) {
    super(`sign-in: ${code} (${reason})`)
    this.name = 'SignInError'
    this.code = code
    this.reason = reason
  }
}

const codes: { readonly [reason: string]: SignInErrorCode } = {
  NotAuthorizedException: 'wrong_credentials',
  UserNotFoundException: 'wrong_credentials',
  CodeMismatchException: 'wrong_code',
  EnableSoftwareTokenMFAException: 'wrong_code',
  ExpiredCodeException: 'expired_code',
  InvalidPasswordException: 'weak_password',
  PasswordHistoryPolicyViolationException: 'weak_password',
  PasswordResetRequiredException: 'password_reset_required',
  UserNotConfirmedException: 'not_confirmed',
  InternalErrorException: 'unavailable',
  LimitExceededException: 'too_many',
  TooManyRequestsException: 'too_many',
  TooManyFailedAttemptsException: 'too_many',
}

/** `meanings`: where one operation means something else by a name. */
export function signInError(reason: string, meanings: { readonly [reason: string]: SignInErrorCode } = {}) {
  return new SignInError(meanings[reason] ?? codes[reason] ?? 'failed', reason)
}
