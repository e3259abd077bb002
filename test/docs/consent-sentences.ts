/** By file, each test with the sentences and rows of docs/consent.md that it holds. */
export const consentTests: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'customers/consent/record-consent.store': {
    'is one chain, also when many decisions come at once': [
      'Each decision is one entry of a ledger.',
      'Each entry holds the SHA-256 hash of the one before it, so a changed entry shows.',
    ],
    'shows the state at any past instant': [
      "when | the server's time, UTC",
      'The consents at any past instant can be read (`GET /v1/customers/{id}/consents?at=…`).',
    ],
    'has the statement, its hash, the evidence and who recorded it': [
      "what | granted or withdrawn; SMS or email; which kinds of message: reminder, confirmation, on-my-way, proposal, invoice, marketing; or the office's answer to a text",
      "evidence | what the company provides: a form's number, the URL of a page",
    ],
    'tells without the key neither wording nor evidence nor address': [
      'for which address | a keyed hash of the phone number or email address that it is about, encrypted; no export contains it',
    ],
    'has an entry in the audit trail': ["The account's audit trail shows who in the company recorded a decision."],
    'a grant by %s is recorded without effect': [
      "After the customer's own stop or a complaint, a grant by web form, paper, word of mouth, SMS, email or import is stored, has no effect, and is answered `stopped_by_customer`.",
    ],
    'neither another phone nor the old one again undoes it': ['Another address and the old one again change nothing.'],
    'another address is open to every method, the bounced one stays closed': [
      'Another address is open to every method.',
    ],
    'a later complaint is remembered beside it': [
      'A second cause, such as a complaint, is remembered beside the first.',
    ],
    'a suppression reveals neither phone nor company': [
      'The suppression of an address: a keyed hash of our number and the phone, of the company and the address, or of the company, the message kind and the address; with its date, its cause and the id of the text or event that caused it.',
      'It shows neither address nor company.',
    ],
    'a new customer with the stopped phone is stopped too (rule 6)': [
      'It is kept so that an address that was stopped receives no message again.',
    ],
  },
  'erasure/subjects/statements.store': {
    'the wording goes with the customer who saw it, and stays with another who saw the same': [
      'the wording shown | the whole statement, stored with the decision and deleted with it; a grant without it is refused (422)',
    ],
  },
  'notifications/requests/request-reply.store': {
    'the customer’s own text permits an answer, which the ledger records with its end (rule 14)': [
      "A customer's own text permits the office to answer it by SMS for 24 hours, unless it was read as a stop or the customer has stopped since.",
      'When the office answers, the ledger records it, with the text as evidence and with its end.',
    ],
    'a stop after the text refuses the answer, and withdraws one that waits; START does not bring it back': [
      'START does not bring it back, and no page, file or bulk request can give it.',
    ],
    'a stop of %s on the page refuses the answer, and withdraws one that waits': [
      'Any stop of texts by the customer withdraws it, of one kind too.',
    ],
    'a text from a phone that the customer no longer has, or whose words may be for another company, permits nothing': [
      "A text from another phone than the customer's permits nothing, nor does one whose words may be meant for another company.",
    ],
  },
  'notifications/bulk/send-bulk.store': {
    'the same customer twice gets one message, and so does an address that several have': [
      'another customer of the same bulk request has the address | `same_address`',
    ],
  },
  'infra/rows.infra': {
    'only the eraser deletes %s': ['An entry is not changed, and is deleted only with its customer or company.'],
  },
  'notifications/preferences/grant-by-link.store': {
    'opens what was stopped, kind by kind, and the ledger says how': [
      "how | web form, paper, verbal, SMS, email or import; and the cause: the office, the office's answer to a text, STOP, START, one click, a page, a fresh link, a complaint, a bounce, the carrier",
    ],
    'grants nothing after 90 days, and stops all the same': [
      "A link stops messages at any age, and after the customer's address has changed.",
    ],
    'grants nothing once the customer has another address': [
      'The link in an email is bound to the address that it went to.',
    ],
    'grants nothing that was stopped, or that came back': [
      'It grants only emails, of kinds that were decided before and never stopped, while the customer has that address, and for 90 days.',
    ],
    'only withdraws, used by hand too': ["The link of the email program's own button only stops."],
    'never opens texts': ['No link in an email opens texts.'],
    'goes to the address when asked, once a day, in fixed words, and staff cannot read it': [
      'A fresh link is sent to the address of the email when its reader asks on the page.',
      'It is sent once a day, in fixed words, and not shown to the company.',
    ],
    'opens nothing that was stopped since it was sent': [
      'It is valid for one hour, and opens nothing that was stopped after it was sent.',
    ],
    'grants nothing with words that were not shown': [
      'What a page records, it has shown: the statement stands beside the box, and a form that showed other words records nothing.',
    ],
  },
  'notifications/feedback/record-delivery-event.store': {
    '%s withdraws and suppresses, and the next email is refused with the reason': [
      'by whom | the member of the company who recorded it, the customer, the page of a consent request, or the provider',
    ],
  },
  'notifications/history/export-customer.store': {
    'an export has everything about one customer, and nothing of another': [
      'Everything held about one person can be exported (`GET /v1/customers/{id}/export`).',
    ],
  },
  'notifications/drafting/decide.unit': {
    'allows what is granted, for the address that it was granted for': [
      'A message is sent only if everything below allows it.',
    ],
    'nothing was ever granted': [
      'no grant for this customer, this channel and this kind of message; or the grant was for another phone number or email address, or for another company | `no_consent`',
    ],
    'it was withdrawn': ['withdrawn by the customer, or by the company | `withdrawn`'],
    'a text about something else paused it': [
      'marketing, after a text with a stop word in another sense ("stop by at 9") | `paused`',
    ],
    'a stop stands, whatever was granted since': [
      'the address bounced permanently, complained, was blocked or opted out at the carrier; or a stop of this address is stored (below) | `suppressed`',
    ],
    'the time zone is unknown': ["the time zone at the customer's place is not known | `unknown_time_zone`"],
    'it is cancelled': [
      'the appointment was cancelled or moved; it has begun; a reminder is late by more than half of its lead time, counted from when sending hours let it go | `appointment_cancelled`, `appointment_changed`, `too_late`',
    ],
    'sending hours (rule 7)': ["Sending hours are 08:00–20:00 at the customer's place."],
    'the time zone of sending hours': [
      "The customer's place is the time zone that the company recorded for the customer; without one, the zone that it named for the appointment; without that, the company's own zone, for a customer without a phone or with a phone of the company's country.",
      'Else the message is refused.',
    ],
  },
  'notifications/sending/send-message.store': {
    'a withdrawal at any step before the call stops it': [
      'It is read again when the message is sent, and the sending is bound to it in one database transaction.',
    ],
    'the erasure of the account stops all messages': ["the company's account is being deleted | nothing is sent"],
  },
  'notifications/drafting/decision-record.store': {
    'refused when requested: with the reason and the facts': ['Each refusal is stored with its reason.'],
    'deferred: until when, by which hours in which time zone': [
      'The software cannot check where a customer is ([why](adr/0016-the-customers-clock-is-the-recorded-one.md)); with each decision it stores the zone that was used.',
    ],
  },
  'notifications/requests/request-written-message.store': {
    'needs consent for marketing to be marketing, and is then promotional (rules 12 and 14)': [
      'marketing without a grant of marketing: a grant of another kind never covers it | `no_consent`',
    ],
  },
  'notifications/drafting/sending-hours.store': {
    'make a reminder too late when they open after the start': [
      "outside the sending hours at the customer's place: deferred to the next start; if the appointment has begun then, or a planned reminder would come less than 30 minutes before it, refused | `too_late`",
    ],
  },
  'customers/destination.unit': {
    'an installation names its countries, which then hold for every account; special numbers stay refused': [
      "the SMS would go to a country that the installation does not allow, to a premium, shared-cost, toll-free, personal, pager, universal or satellite number, or to a number of no known type, but for one that can be of the company's own country and is like no special number; the one reply to a text from there too | `destination_not_allowed`",
    ],
  },
  'notifications/inbound/auto-reply.store': {
    'once in ten minutes to HELP, by any of the phone’s texts': [
      'A text that asks for help is answered, once in ten minutes; if it does so in a sentence, the office is shown it too.',
    ],
  },
  'notifications/planning/plan-move.store': {
    'by %i minutes is told %i times': ['A smaller change sends nothing by itself.'],
    'is told at most three times': [
      'Once a reminder of an appointment was sent, a change of its time by 15 minutes or more from what the customer was told last is told, as another reminder: ten minutes after the last change, at most three times for an appointment.',
    ],
  },
  'notifications/planning/move-gate.store': {
    'waits for sending hours, and reads everything again then': [
      'What tells a change needs the consent for reminders, waits for sending hours and counts as any other message.',
    ],
  },
  'notifications/drafting/caps.store': {
    'segments and emails are counted, and nothing is sent beyond the cap': [
      "the company's monthly cap, or the installation's number of SMS a day for the company, the phone or all, is used up, when the message is requested or when it is sent | `cap_reached`",
    ],
  },
  'accounts/sending-hours.unit': {
    'stored hours %s are read within 08:00 to 20:00, under either name': ['A company can narrow them.'],
  },
  'accounts/accounts.journey': {
    'cannot widen its sending hours to %j': ['It cannot widen them, and no setting of an installation does.'],
  },
  'notifications/requests/request-on-my-way.store': {
    'is sent at any hour and after the start, but not long after the request': [
      'Three kinds of message are sent at any hour: "on my way", the one reply to a customer\'s own text, and the office\'s answer to one.',
    ],
    'for 15:30 to 16:30, at %s: %s': [
      '"on my way", more than four hours before the appointment; after its end | `too_early`, `too_late`',
    ],
    'is at most ten messages, however often the arrival changes, and one for parallel requests': [
      '"On my way" is sent from four hours before the start of the appointment until its end, by each channel once for the worker, and again if the expected time of arrival has changed by more than 15 minutes; at most ten times.',
    ],
    'is sent once, whatever becomes of the time of the appointment': [
      "A change of the appointment's time does not repeat it as long as the arrival is expected when it was told.",
    ],
    'names no time at first: then the customer expects the start': [
      'Where no time of arrival is known, the start of the appointment is expected as it stands then.',
    ],
    'of a day: %s': ['After a move to another day it is sent again.'],
  },
  'notifications/inbound/receive-stop.store': {
    'holds at every company that has the phone (rule 5)': [
      'STOP, its usual variants and sentences that clearly mean it end every kind of SMS from every company on that number.',
    ],
    'in reply to the SMS of one company holds there only': [
      'If the carrier reports which message the text answers, they end those of that company only.',
    ],
    'withdraws SMS at the company, is shown to staff, and is confirmed once': ['A stop is confirmed once.'],
    'is not confirmed after five minutes': ['A confirmation is sent within five minutes of the text only.'],
  },
  'notifications/inbound/receive-text.store': {
    'with a stop word is shown to staff and pauses marketing only': [
      'A text with a stop word in another sense is shown to the office, and pauses marketing.',
    ],
    'grants again what a stop withdrew, and nothing else (rule 3)': [
      'START grants again what a stop of every kind had closed, and nothing else.',
    ],
    'delivered after a newer STOP grants nothing, lifts nothing and gets no reply': [
      'One that arrives after a newer STOP changes nothing.',
    ],
  },
  'notifications/preferences/preferences.store': {
    'stops the channel and kind of the link, once, without redirect': ['One click (RFC 8058) stops that kind.'],
    'shows company and choices, no personal data, and changes nothing': [
      "The page behind each email's link shows the kinds that were decided, without a login.",
      'Opening the page changes nothing, since email scanners do that too.',
    ],
    'stops everything, also what was never decided, and says what was stopped': [
      '"Stop all messages" stops every kind of both channels, also kinds that were never asked for, and the page then says what was stopped.',
    ],
    'of an erased customer stops the address all the same': [
      'A stop by a link of a deleted customer is remembered for its address.',
    ],
  },
  'notifications/sending/sms-segments.unit': {
    'an SMS names the company and how to opt out (rule 12)': [
      'Every SMS that needs a consent says who it is from and how to stop.',
    ],
  },
  'notifications/inbound/quoted-texts.store': {
    'stops nothing: %s': ["What a text quotes of our own SMS, as a phone's reaction does (Liked “…”), stops nothing."],
    'the method and its errors are written down': [
      'How a text is read, and how often wrongly, is in [reading-texts.md](reading-texts.md).',
    ],
  },
  'notifications/email/compose.unit': {
    'is from the company, with postal address and preference link, in text and HTML': [
      "Every email to a customer has the company's name, postal address and the link.",
    ],
  },
  'notifications/templates/check.unit': {
    'a template is refused when it is saved (rule 16)': [
      'A template that makes a stop word the reply to something else ("Reply CANCEL to cancel the appointment") cannot be saved.',
    ],
  },
  'notifications/inbound/pending-stop.store': {
    'is stored before anything is done with it, and its row tells neither phone nor words': [
      'A stop by text is stored before anything is done with it.',
    ],
    'is tried again after pauses that grow to 6 hours, until its 14 days end': [
      'If recording it fails, it is tried again, with pauses that grow to six hours, for 14 days.',
    ],
    'is not worked off after its 14 days, even where the row is still there': [
      "A stop that is not yet worked off: the phone and our number, and its words if they may quote ours, sealed with the installation's key, for 14 days at most.",
    ],
  },
  'infra/told-alarms.infra': {
    'raises an alarm that says who is hurt': [
      'An alarm tells of a stop that is an hour late, and of one that is given up.',
    ],
  },
  'notifications/preferences/office-answers-for-customer.journey': {
    'after a customer stopped everything, the office opens nothing': [
      'Only a proof of the address does: START from the phone, or a fresh link sent to the email address.',
    ],
    'by any method, with a new customer, a second one, a file or a consent request': [
      'So is one for a second customer, or a new one, with the same phone number or email address.',
    ],
    'after a hard bounce only an owner with evidence, or another address, opens email': [
      'After a hard bounce of an email, a grant for that address has effect only if an owner of the company records paper or email with evidence; any other is stored, has no effect, and is answered `suppressed_address`.',
    ],
  },
  'customers/import/import-customers.store': {
    'imported again after a withdrawal has no effect': [
      'Importing the same file again does not take back a withdrawal.',
    ],
    'without method': ['A consent in a file needs method and statement.'],
  },
  'notifications/inbound/shared-number.store': {
    'does not open what the page had closed %s': [
      'If several companies of the number have the phone, it takes back only what STOP had closed, not what was stopped with one of them on its page or by one click.',
    ],
    'in reply to one company opens there what the page had closed, and nothing at the other': [
      'If the carrier reports which message it answers, it holds for that company alone.',
    ],
  },
  'notifications/consent-page/consent-page.store': {
    'says who asks, for what, what US rules ask of texts, and ticks nothing': [
      'For texts it says who writes, that the messages are automated, how often they come, that rates may apply, that no purchase depends on it, and how to stop.',
      'No box is ticked before.',
    ],
    'is an address for 30 days, noted in the audit trail': [
      'A consent request is a link to a page, valid for 30 days, which the company hands to the customer.',
    ],
    'is in the customer’s language': ["The page is in the customer's language."],
    'records each ticked box with the very words beside it, as said by the page': [
      'What it records says `consent-page` and `page`, never `customer`, since the company could fill it in.',
    ],
    'STOP by text, also after START': [
      'It records nothing for an address that its customer ever stopped on that channel, and says how to open it.',
    ],
    'to a request for a former address records nothing': ['It records nothing once the customer has another address.'],
  },
  'pages/messages-preferences.journey': {
    'loaded again after a form, it posts nothing': ['Loading a page again records nothing.'],
  },
  'docs/consent.unit': {
    'every receipt lists the stops that are not yet worked off': [
      'It belongs to no account, so every receipt lists it among what is kept.',
    ],
  },
}
