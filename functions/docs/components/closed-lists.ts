import { appointmentKinds } from '../../appointments/items.ts'
import { appointmentWarnings } from '../../appointments/schemas.ts'
import { causes, channels, ledgerKinds, messageKinds, methods } from '../../customers/domain/consent.ts'
import { phoneWarningCodes } from '../../customers/domain/phone-warnings.ts'
import { customerKinds } from '../../customers/items.ts'
import { erasureStates } from '../../erasure/domain/erasure.ts'
import { refusalReasons } from '../../notifications/domain/decide.ts'
import { statuses } from '../../notifications/domain/message-status.ts'
import { waitReasons } from '../../notifications/domain/outcome/provider-refusal.ts'
import { authoredKinds, rowKinds } from '../../notifications/items.ts'
import { roles } from '../../shared/identity/login.ts'
import { unreadableReasons } from '../../shared/identity/unreadable-reason.ts'
import { languages } from '../../shared/language.ts'
import { auditActionNames, subjectTypes } from '../../shared/ledger/audit-actions.ts'
import { pointFlags } from '../../shifts/domain/analysis/point-flags.ts'
import { invalidReasons } from '../../shifts/domain/pings/ping.ts'
import { shiftStates } from '../../shifts/store/shift-items.ts'

export type ClosedList = { readonly values: readonly string[]; readonly description: string }

/** A meaning for every value: a value without one does not compile. */
function list<const Value extends string>(
  values: readonly Value[],
  title: string,
  meanings: { readonly [Each in Value]: string },
): ClosedList {
  return { values, description: [title, ...values.map((each) => `- \`${each}\`: ${meanings[each]}`)].join('\n') }
}

const kinds = {
  reminder: 'before an appointment, or when its time has changed',
  confirmation: 'that something is agreed',
  'on-my-way': 'that the worker is on the way',
  proposal: 'an offer or estimate',
  invoice: 'an invoice',
  marketing: 'anything that sells',
} as const

const phoneWarnings = {
  unverified_number: 'it can be a number by its shape, but the tables of numbers do not know it',
  destination_not_allowed: 'this installation sends no text to that country',
  same_phone: 'another customer has this phone too',
} as const

/** An enum of exactly these values is a reference to the component of this name. */
export const closedLists = {
  Role: list(roles, 'What a member may do.', {
    owner: 'everything',
    staff: 'everything but the account’s deletion, its export and its owners',
    worker: 'own hours, own track, own positions, and on-my-way for own appointments',
  }),
  Language: list(languages, 'Languages of pages, emails and texts, ISO 639-1.', { en: 'English', es: 'Spanish' }),
  ShiftStatus: list(shiftStates, 'Status of a shift.', {
    open: 'the worker is on shift',
    closed: 'it has ended',
    approved: 'the office has approved its hours: corrections are refused',
  }),
  InvalidPingReason: list(invalidReasons, 'Why a position cannot be stored.', {
    time_unreadable: '`at` is not RFC 3339',
    time_in_future: '`at` is more than 5 minutes ahead of the server',
    time_too_old: '`at` is more than 14 days ago',
    position_missing: '`lat` or `lon` is null',
    position_out_of_range: '`lat` or `lon` is not on Earth',
  }),
  UnreadableUploadReason: list(unreadableReasons, 'What an upload lacked whose positions cannot be read.', {
    no_time: 'a time',
    unreadable_time: 'a time that can be read',
    no_position: 'latitude or longitude',
    unreadable_position: 'latitude and longitude that can be read',
    unreadable_body: 'the end of its body, or its form',
    unknown_shape: 'a form that is known here',
    unreadable_compression: 'the compression that its `Content-Encoding` says',
    too_large: 'a size that is taken',
    unknown_app: 'the name of a known app in its address',
  }),
  PointFlag: list(pointFlags, 'Why a position counts for nothing but the line on the map.', {
    inaccurate: 'its accuracy radius is too wide',
    mock: 'the phone says that an app simulates it',
    jump: 'it would need an impossible speed',
    stale: 'the phone repeated it after it had left the place',
  }),
  CustomerKind: list(customerKinds, 'Whether a customer has bought already.', {
    customer: 'has bought, or is about to',
    prospect: 'may become a customer',
  }),
  CustomerWarningCode: list(phoneWarningCodes, 'What the office should know of a phone.', phoneWarnings),
  Channel: list(channels, 'How a message goes.', { sms: 'text message', email: 'email' }),
  MessageKind: list(messageKinds, 'Kinds of message that need consent.', kinds),
  ConsentKind: list(ledgerKinds, 'Kinds of message that a decision can be about.', {
    ...kinds,
    reply: 'the office’s answer to a text from the customer, for 24 hours; written by the server alone',
  }),
  WrittenMessageKind: list(authoredKinds, 'Kinds of message whose words staff write.', kinds),
  MessageRowKind: list(rowKinds, 'What a message is for.', {
    ...kinds,
    answer: 'an automatic reply, to STOP, START or HELP',
    reply: 'a text from a customer, or the office’s answer to one',
  }),
  ConsentMethod: list(methods, 'How a customer decided.', {
    'web-form': 'in a form on the web',
    paper: 'on paper',
    verbal: 'by word of mouth',
    sms: 'by text',
    email: 'by email',
    import: 'in a file that was imported',
  }),
  ConsentCause: list(causes, 'What led to an entry of the consent ledger.', {
    office: 'staff recorded it',
    answer: 'the office answered a text from the customer',
    stop: 'a STOP text',
    start: 'a START text to this company alone',
    'start-shared': 'a START text to several companies at once',
    reply: 'a text with a stop word in another sense: marketing pauses',
    'one-click': 'the unsubscribe button of an email program (RFC 8058)',
    'preference-page': 'the page behind the link in an email',
    'fresh-link': 'a link that the preference page sent to the address when asked',
    'consent-page': 'the page behind a link that staff were given',
    complaint: 'the customer reported an email as spam',
    'hard-bounce': 'an email came back for good',
    rejected: 'the provider refuses the address',
    'carrier-block': 'the carrier blocks the number',
    'provider-opt-out': 'an opt-out recorded at the carrier or provider',
  }),
  AppointmentKind: list(appointmentKinds, 'What an appointment is for.', {
    job: 'work that was ordered',
    estimate: 'a look at the work, to make an offer',
  }),
  AppointmentWarningCode: list(appointmentWarnings, 'What the office should know of an appointment.', {
    worker_busy: 'its worker has another appointment at that time',
    in_the_past: 'it begins in the past',
    time_shifted: 'clocks skip its local time, so it begins an hour later',
    ...phoneWarnings,
  }),
  MessageStatus: list(statuses, 'What became of a message.', {
    refused: 'the consent gate refused it; `reason` says why',
    queued: 'it waits to be sent',
    deferred: 'it waits for sending hours',
    sending: 'it is being handed to the provider',
    sent: 'the provider has taken it',
    delivered: 'the provider says that it arrived',
    bounced: 'the email came back',
    complained: 'the customer reported it as spam',
    failed: 'it could not be sent',
    unknown: 'the provider gave no answer, so it may have been sent; it is not sent again',
    expired: 'it was `unknown` for so long that no report will come',
    cancelled: 'it was superseded, or what it is about is gone',
  }),
  RefusalReason: list(refusalReasons, 'Why the consent gate refuses a message.', {
    no_consent: 'the customer has not agreed to it, or for another address',
    withdrawn: 'the customer has withdrawn',
    no_address: 'the customer has no phone, or no email address',
    suppressed: 'the address is stopped, or messages to it came back',
    appointment_cancelled: 'the appointment is cancelled',
    appointment_changed: 'the appointment has another time now',
    too_early: 'it is too long before the appointment',
    too_late: 'it would come too late to be of use',
    unknown_time_zone: 'the time of day at the customer’s place is not known',
    cap_reached: 'the cap of the month or the day is reached',
    account_erasing: 'the account is being erased',
    paused: 'the customer wrote something that may be a stop: marketing pauses',
    destination_not_allowed: 'this installation sends no text to that country',
    same_address: 'another customer of the same bulk request has the address',
  }),
  WaitReason: list(
    waitReasons,
    'Why a provider refuses all messages of the installation; they wait and are tried again.',
    {
      access_denied: 'the installation may not send',
      not_verified: 'the sending domain is not verified, or the provider’s account is in its sandbox',
      not_configured: 'the sending number or configuration does not exist',
      sending_paused: 'sending is paused',
      account_suspended: 'the provider’s account is suspended',
      spending_limit: 'the monthly spending limit of texts is reached',
      quota: 'the daily quota of emails is reached',
    },
  ),
  AuditAction: {
    values: auditActionNames,
    description: 'What was done: the type of thing, a dot, and what happened to it.',
  },
  AuditSubjectType: { values: subjectTypes, description: 'Types of things that the audit trail is about.' },
  ErasureStatus: list(erasureStates, 'How far an erasure is.', {
    scheduled: 'in the grace period: it can be cancelled',
    fencing: 'all access ends',
    erasing: 'rows are being erased',
    verifying: 'it is checked that nothing is left',
    erased: 'done; there is a receipt',
    blocked: 'no progress for an hour; it is still retried',
    cancelled: 'cancelled in the grace period',
  }),
} satisfies Readonly<Record<string, ClosedList>>
