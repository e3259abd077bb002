import type { Facts, LegalText } from '../../legal-text.ts'
import { type KeptFields, listOf } from '../kept-fields.ts'
import { rights } from './english-rights.ts'

const fields = {
  'customer.name': 'name',
  'customer.phone': 'phone number',
  'customer.email': 'email address',
  'customer.address': 'postal address',
  'customer.timeZone': 'time zone',
  'customer.language': 'language',
  'customer.notes': 'notes of the company',
  'customer.tags': 'the groups that the company puts you in',
  'decision.statement': 'the words you were shown',
  'decision.evidence': 'what proves your decision',
  'appointment.title': 'title',
  'appointment.address': 'address',
  'appointment.position': 'its place on the map',
  'message.to': 'the address it went to or came from',
  'message.subject': 'subject',
  'message.text': 'text',
  'message.authored': 'what the company wrote',
  'message.arrival': 'the expected time of arrival',
  'member.name': 'name',
  'member.email': 'email address',
  'device.label': 'its name',
  'shift.note': 'notes',
  'shift.edits': 'who changed them, when and why',
  'shift.startPosition': 'where you clocked in',
  'shift.endPosition': 'where you clocked out',
} satisfies KeptFields

const list = (kind: string) => listOf(fields, kind)
const companyDeletes = 'Until the company deletes you, or its account.'
const accountEnds = 'Until the company deletes its account.'
const memberErased = 'Until the company deletes its account, or an owner has the data of a member who left erased.'

export const english = ({ backupDays }: Facts): LegalText => ({
  heading: 'What is kept about you',
  columns: ['What', 'Why', 'How long'],
  sections: [
    {
      paragraphs: [
        'Companies use Fieldpost to plan their work, to record working hours and to write to their customers. The company that writes to you, or that you work for, decides what it keeps about you, and answers for it. The operator of this service runs the program for these companies. This page says what the program keeps, why, and until when.',
      ],
    },
    {
      heading: 'If you are a customer',
      kept: [
        {
          what: `You as a customer: ${list('customer')}`,
          why: 'The company knows you by it, writes to you in your language and at your daytime, and knows where the work is done.',
          until: companyDeletes,
        },
        {
          what: `Your agreements and stops: each decision with its time, ${list('decision')}, and who recorded it`,
          why: 'It proves what you agreed to. Without an agreement, no message is sent to you.',
          until: companyDeletes,
        },
        {
          what: `Your appointments: time, length, state, ${list('appointment')}`,
          why: 'The company comes at that time, and reminds you.',
          until: companyDeletes,
        },
        {
          what: `Messages from you and to you: time, state, ${list('message')}`,
          why: 'You and the company can see what was written, and the company why a message was sent or not.',
          until: `${companyDeletes} A text from a number that the company does not know: 30 days.`,
        },
        {
          what: 'Which member of the company recorded your agreements or exported your data: with your number in the program, without your name',
          why: 'The owner of the company can check it.',
          until: accountEnds,
        },
        {
          what: 'That an address was stopped or could not be reached: a keyed hash, which cannot be turned back into the address',
          why: 'So that it is not written to again, even if the company enters it again.',
          until: 'For good.',
        },
        {
          what: 'The phone number that a STOP came from, encrypted, while the stop is being worked off',
          why: 'So that no stop is lost.',
          until: 'Seconds; 14 days at most.',
        },
        {
          what: 'Phone numbers in the delivery log of the provider of text messages',
          why: 'So that the company sees whether a text arrived.',
          until: '1 day.',
        },
      ],
      paragraphs: ['Where you are is not recorded.'],
    },
    {
      heading: 'If you work for a company',
      paragraphs: [
        'Your position is recorded only between your clock-in and your clock-out, with a tolerance that your tracking notice names. A position from any other time is not stored; that there was one is counted.',
      ],
      kept: [
        {
          what: 'Your login: email address, a hash of your password, and the key of your authenticator app if you use one',
          why: 'You sign in with it.',
          until: 'Until the company removes you, or deletes its account.',
        },
        {
          what: `You as a member: ${list('member')}, role, language, and when you read the tracking notice`,
          why: 'Colleagues see who works where and who did what.',
          until: memberErased,
        },
        {
          what: `Your working hours: begin, end, breaks, distance, ${list('shift')}`,
          why: 'They are what you are paid for. Places are kept only if your app sent them, and no longer than your positions.',
          until: memberErased,
        },
        {
          what: 'Your positions while you are clocked in: position, accuracy, speed, heading, altitude, battery, activity, and the time of each',
          why: 'The company sees where work is done and how far you drove, and tells customers when you arrive.',
          until: 'As long as your tracking notice says: 400 days, unless the company has chosen another time.',
        },
        {
          what: 'How many positions your phone sent a day',
          why: 'You and the company see whether positions are missing.',
          until: memberErased,
        },
        {
          what: `Your phone: ${list('device')}, when it was last used and with which app, whether its clock is wrong, and what could not be read`,
          why: 'You and the office find out why positions are missing.',
          until: 'Until the phone or you are removed.',
        },
        {
          what: 'What you did or looked at in the program, and when: with your number in it, without your name',
          why: 'The owner can check who changed hours, settings and agreements, and who viewed a track.',
          until: accountEnds,
        },
        {
          what: 'Emails from the program to you: time, state and what they are about; a temporary password until its email is sent',
          why: 'You are invited, and told what concerns you.',
          until: memberErased,
        },
        {
          what: 'That your address was invited: a keyed hash',
          why: 'So that strangers cannot flood you with invitations.',
          until: '1 day; 30 days after an invitation that you declined or did not accept.',
        },
      ],
    },
    {
      heading: 'If you own an account',
      kept: [
        {
          what: 'The company: name, postal address, contact address, phone number for customers, settings, and the texts of its messages',
          why: 'Customers and members must know who writes to them.',
          until: 'Until you delete the account.',
        },
        {
          what: 'Who asked for the deletion of the account and whom it is told, with their addresses',
          why: 'All owners are told, so that no account is lost unnoticed.',
          until: 'Until everything is deleted. Numbers, times and counts stay for good, as proof.',
        },
        {
          what: 'Attempts to sign in at the page that deletes accounts: keyed hashes of email and IP address',
          why: 'To limit attempts.',
          until: '15 minutes.',
        },
      ],
    },
    {
      heading: 'Of everybody',
      kept: [
        {
          what: 'Answers to requests that may be sent twice, encrypted',
          why: 'So that what was asked for twice is done once.',
          until: '24 hours.',
        },
        {
          what: 'Files that a company or a member exports, and answers that are too large for one message',
          why: 'You may ask for a copy of your data.',
          until: '2 days.',
        },
        {
          what: 'Texts, delivery reports and bounces on their way through the queues of the provider',
          why: 'So that nothing is lost while a part of the program stands still.',
          until: '1 day.',
        },
        {
          what: 'Backups of the database',
          why: 'Against the loss of data.',
          until: `${backupDays} days after a deletion.`,
        },
        {
          what: 'Technical logs: numbers, codes and times, without names, addresses or texts',
          why: 'To find faults.',
          until: '14 days.',
        },
      ],
    },
    ...rights,
  ],
})
