import {
  PreviewResponse,
  TemplateContent,
  TemplateList,
  TemplatePreview,
  TemplateResponse,
  warnings,
} from '../../notifications/templates/schemas.ts'
import { component } from './component.ts'

const wording = {
  subject: ['Subject of an email, in Liquid; a text has none', 'Reminder: {{ title }}'],
  body: ['What it says, in Liquid', 'Reminder: {{ company }} comes on {{ date }} at {{ time }}.'],
} as const
const kind = 'Kind of message'
const textWarnings = 'What the office should know of the words; absent if there is nothing'

export const templates = {
  Template: component(TemplateResponse, 'The wording of a kind of message, by channel and language.', {
    ...wording,
    kind,
    isDefault: 'Whether it is the default: the company has none of its own',
    variables: ['Variables that it may use', ['company', 'name', 'title', 'date', 'time']],
    updatedAt: ['When the company’s own was last saved. RFC 3339, UTC', '2026-11-24T09:30:00.000Z'],
    updatedBy: ['Id of the member who saved it', '01JD2W8XW5B6K3NRZQ7TVYHM2C'],
    warnings: textWarnings,
  }),
  TemplateList: component(TemplateList, 'The templates of all kinds, channels and languages.', {
    items: 'The templates',
  }),
  TemplateContent: component(TemplateContent, 'The company’s own wording.', wording),
  NewTemplatePreview: component(TemplatePreview, 'What to preview.', {
    ...wording,
    kind,
    body: [`${wording.body[0]}. Without it, the template in force`, wording.body[1]],
  }),
  TemplatePreview: component(PreviewResponse, 'A message as a customer would get it, with sample data.', {
    subject: ['Subject of the email', 'Reminder: Replace water heater'],
    text: [
      'The whole text, with all that is put on',
      'Reminder: Rainier Plumbing comes on Mon, Nov 30 at 9:00 AM. Reply STOP to opt out.',
    ],
    html: ['Of an email: the same as HTML', '<p>Reminder: Rainier Plumbing comes on Mon, Nov 30 at 9:00 AM.</p>'],
    characters: ['Of a text: how many characters it has', 83],
    encoding: 'Of a text: `UCS-2` has 70 characters a segment, `GSM-7` has 160',
    segments: ['Of a text: how many segments the carrier counts', 1],
    priceUsd: ['Of a text: its estimated price in US dollars', 0.00645],
    warnings: textWarnings,
  }),
  TextWarning: component(warnings.unwrap().element, 'What the office should know of the words of a message.', {
    code: '`stop_word`: a word such as STOP or CANCEL stands in capitals where a reply is asked for',
  }),
}
