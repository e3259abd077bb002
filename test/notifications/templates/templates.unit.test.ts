import { describe, expect, test } from 'vitest'
import { channels, messageKinds } from '../../../functions/customers/domain/consent.ts'
import { languages } from '../../../functions/customers/domain/language.ts'
import { sizeOf } from '../../../functions/notifications/domain/sms-segments.ts'
import { stopWordOffered } from '../../../functions/notifications/domain/stop-word-offer.ts'
import { faultsOf } from '../../../functions/notifications/templates/check.ts'
import { defaultTemplate } from '../../../functions/notifications/templates/defaults.ts'
import { render } from '../../../functions/notifications/templates/render.ts'
import { samplesFor } from '../../../functions/notifications/templates/variables.ts'

const all = languages.flatMap((language) =>
  messageKinds.flatMap((kind) => channels.map((channel) => [kind, channel, language] as const)),
)

describe('our own words', () => {
  test.each(all)('%s by %s in %s have no fault', (kind, channel, language) => {
    expect(faultsOf(kind, channel, defaultTemplate(kind, channel, language))).toEqual([])
  })

  test.each(all.filter(([, channel]) => channel === 'sms'))('%s by %s in %s are in the cheap alphabet', (...which) => {
    const { text } = render(defaultTemplate(...which), samplesFor(which[0])[0])
    expect(sizeOf(text)).toMatchObject({ encoding: 'GSM-7' })
  })
})

describe('a template is refused when it is saved (rule 16)', () => {
  const faulty = (body: string, kind: (typeof messageKinds)[number] = 'reminder') =>
    faultsOf(kind, 'sms', { name: '', language: 'en', body }).map(({ message }) => message)

  test.each([
    ['an unknown variable', 'Hello {{ nobody }}'],
    ['one that hides in a branch', 'Hello {% if name == "nobody" %}{{ nobody }}{% endif %}'],
    ['a variable of another kind of message', '{{ link }}'],
    ['an unknown filter', '{{ name | shout }}'],
    ['an open tag', '{% if name %}Hello'],
    ['another template', '{% if name == "nobody" %}{% include "secrets" %}{% endif %}'],
    ['a file', '{% render "/etc/passwd" %}'],
    ['what never ends', '{% for i in (1..100000000) %}{{ i }}{% endfor %}'],
    ['nothing', '{% if name == "nobody" %}Hello{% endif %}'],
    ['eleven segments', 'x'.repeat(1_600)],
    ['a stop word that hides in a branch', 'Hello {% if name == "nobody" %}Reply CANCEL to cancel.{% endif %}'],
    ['what is not its own', '{{ name.constructor.name }}'],
  ])('with %s', (_, body) => expect(faulty(body)).not.toEqual([]))

  test('without a subject as a mail, with one as a text', () => {
    const template = { name: '', language: 'en', body: 'Hello' } as const
    expect(faultsOf('reminder', 'email', template)).toMatchObject([{ path: ['subject'] }])
    expect(faultsOf('reminder', 'sms', { ...template, subject: 'x' })).toMatchObject([{ path: ['subject'] }])
  })

  test('and else is not', () => expect(faulty('{{ name | upcase }}, {{ date }}. Reply YES to confirm.')).toEqual([]))
})

describe('a stop word offered as an answer', () => {
  test.each([
    'Reply CANCEL to cancel your appointment.',
    'Reply YES to confirm or CANCEL to cancel.',
    'See you Monday! Text "end" when you are done.',
    'Answer with quit if it does not suit you',
    'Reply STOP to cancel your appointment.',
    'Responda CANCELAR para cancelar su cita.',
    'Responda BAJA si no puede venir.',
    'Please reply cancel if you cannot come',
  ])('%s', (text) => expect(stopWordOffered(text)).toBeDefined())

  test.each([
    'Reply STOP to opt out.',
    'Text STOP to unsubscribe.',
    'Responda STOP para darse de baja.',
    'Reply YES to confirm.',
    'We will stop by at 9.',
    'Call us to cancel. Reply with any question.',
    'To cancel, call us.',
    'If the time does not suit you, just reply to this email.',
  ])('is not: %s', (text) => expect(stopWordOffered(text)).toBeUndefined())
})
