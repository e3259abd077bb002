import type { ErrorCode } from '../../shared/errors.ts'

/** What a client does about each code. */
export const errorAdvice: Readonly<Record<ErrorCode, string>> = {
  malformed_json: 'Send JSON. The same body gets the same answer.',
  unauthorized:
    'Get another access token with the refresh token, then repeat the request once. If that fails too, sign in again.',
  forbidden: 'The operation names the lowest role that may call it. Repeating changes nothing.',
  no_account: 'The login is real, but no member. An owner makes the account; a worker waits for the invitation.',
  account_erasing: 'The account is being deleted. An app deletes what it keeps of it, its queue too.',
  reauthentication_required:
    'Sign in with the password again: a refreshed token is no newer sign-in. Then repeat the request.',
  not_found: 'It does not exist, or not for you. Both look the same on purpose.',
  account_exists: 'Read the account instead of making one.',
  already_clocked_in: 'The problem has the open `shift`. In a queue: done, take the next. Otherwise clock out first.',
  approved: 'The office has approved these hours. Reopen the shift first.',
  email_taken: 'The person has a login already. Use another address.',
  idempotency_in_progress: 'Wait a few seconds, then repeat the same request with the same key.',
  last_owner: 'Make another member an owner first.',
  not_clocked_in: 'No shift holds this time. In a queue: done, take the next.',
  overlap: 'The problem has the other `shift`. In a queue: done, take the next.',
  shift_id_taken: 'Mint another id. Ids of 16 random characters or more never meet.',
  stopped_by_customer: 'It is recorded and has no effect: only the customer can take a stop back.',
  suppressed_address: 'Messages to this address came back. Use another address.',
  too_late: 'Nothing to do: it has happened.',
  tracking_notice_required: 'Show the tracking notice, acknowledge it, then send the same clock-in again.',
  version_conflict: 'Read it again, apply your change to what is there now, and send that.',
  wrong_state: 'Read it again: its state does not allow this.',
  too_large: 'Send less at once: halve an upload. The size stays too large however often it is sent.',
  unsupported_media_type: 'Name the type of the body in `Content-Type`, as the operation has it.',
  invalid: 'Look at `errors`: each has the `path` of a field and a `message`. The same request gets the same answer.',
  confirmation_mismatch: 'Type the name of the account as the account has it.',
  idempotency_key_reused: 'A key belongs to one body. Make a new key for another request.',
  invalid_cursor: 'Begin the list again without `cursor`.',
  too_many: 'Wait, at least as long as `Retry-After` says where it is present.',
  internal: 'Our fault. Try again later; a write with the same `Idempotency-Key` or id.',
  not_yet: 'Keep the positions and send them again: their shift’s clock-in has not arrived. Ends after 24 hours.',
  unavailable: 'Wait as long as `Retry-After` says, then repeat the same request.',
}
