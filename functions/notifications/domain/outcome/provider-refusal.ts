import { dictionary } from '../../../shared/dictionary.ts'
/**
 * Why a provider refuses everything that the installation sends: no message is at fault, so each stays `queued` and is tried
 * again. In the API, in logs and as the dimension of the alarm.
 */
export const waitReasons = [
  /** The role or the credentials of the sender. */
  'access_denied',
  /** The sending domain, or the provider's account, which is still in its sandbox. */
  'not_verified',
  /** The configuration set or the sending number does not exist. */
  'not_configured',
  'sending_paused',
  'account_suspended',
  /** The monthly spending limit of SMS. */
  'spending_limit',
  /** The daily sending quota of email. */
  'quota',
] as const
export type WaitReason = (typeof waitReasons)[number]

/** Names with which every AWS service refuses a caller (IAM User Guide, "Troubleshoot access denied"; "Common Errors"). */
const commonErrors = dictionary<WaitReason>({
  AccessDenied: 'access_denied',
  AccessDeniedException: 'access_denied',
  NotAuthorized: 'access_denied',
  ExpiredToken: 'access_denied',
  ExpiredTokenException: 'access_denied',
  IncompleteSignature: 'access_denied',
  IncompleteSignatureException: 'access_denied',
  InvalidClientTokenId: 'access_denied',
  InvalidSignatureException: 'access_denied',
  MissingAuthenticationToken: 'access_denied',
  MissingAuthenticationTokenException: 'access_denied',
  OptInRequired: 'access_denied',
  RequestExpired: 'access_denied',
  SignatureDoesNotMatch: 'access_denied',
  UnrecognizedClientException: 'access_denied',
})

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors */
const sesErrors = dictionary<WaitReason>({
  AccountSuspendedException: 'account_suspended',
  SendingPausedException: 'sending_paused',
  MailFromDomainNotVerifiedException: 'not_verified',
  /** The daily quota; the rate per second is `TooManyRequestsException`. */
  LimitExceededException: 'quota',
  /** The configuration set. */
  NotFoundException: 'not_configured',
})

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html#API_Publish_Errors; the SDK adds `Exception` to the names. */
const snsErrors = dictionary<WaitReason>({
  AuthorizationError: 'access_denied',
  AuthorizationErrorException: 'access_denied',
  InvalidSecurity: 'access_denied',
  InvalidSecurityException: 'access_denied',
  KMSAccessDenied: 'access_denied',
  KMSAccessDeniedException: 'access_denied',
})

const named = { ...commonErrors, ...sesErrors, ...snsErrors }

/** May be of the message or of the installation: the text decides. */
const ambiguous = /^(MessageRejected|BadRequestException|InvalidParameter|Throttl|TooManyRequests|UserError|Validation)/

/**
 * Texts of both providers. SES: "Email address is not verified. The following identities failed the check in region …", for the
 * sender's domain and for a recipient in the sandbox; "Daily message quota exceeded"
 * (https://docs.aws.amazon.com/ses/latest/dg/troubleshoot-error-messages.html, …/manage-sending-quotas-errors.html).
 * SNS: "No quota left for account", in its delivery log once the spending limit is reached
 * (https://docs.aws.amazon.com/sns/latest/dg/channels-sms-awssupport-spend-threshold.html).
 */
const texts: readonly (readonly [RegExp, WaitReason])[] = [
  [/not verified|failed the check|sandbox/i, 'not_verified'],
  [/no quota left|spend(ing)? (limit|quota)/i, 'spending_limit'],
  [/daily (message|sending) quota/i, 'quota'],
  [/sending (is |has been )?(paused|disabled)/i, 'sending_paused'],
  [/account (is |has been )?(suspended|restricted|under review)|sending suspended/i, 'account_suspended'],
  [/configuration set .*(does not|doesn't) exist/i, 'not_configured'],
]

/** Undefined for a refusal of this message or its recipient, and for a call that is only too early. */
export function waitReasonOf({ name, text }: { readonly name: string; readonly text: string }): WaitReason | undefined {
  return named[name] ?? (ambiguous.test(name) ? waitReasonOfText(text) : undefined)
}

/** Of a text of the provider, as in a delivery log. The text may quote an address: neither log nor store it. */
export function waitReasonOfText(text: string): WaitReason | undefined {
  return texts.find(([pattern]) => pattern.test(text))?.[1]
}
