import { describe, expect, test } from 'vitest'
import type { messageKinds } from '../../../functions/customers/domain/consent.ts'
import { faultsOf } from '../../../functions/notifications/templates/check.ts'

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

  test('for an email without a subject, and an SMS with one', () => {
    const template = { name: '', language: 'en', body: 'Hello' } as const
    expect(faultsOf('reminder', 'email', template)).toMatchObject([{ path: ['subject'] }])
    expect(faultsOf('reminder', 'sms', { ...template, subject: 'x' })).toMatchObject([{ path: ['subject'] }])
  })

  test('and a faultless one is not', () =>
    expect(faulty('{{ name | upcase }}, {{ date }}. Reply YES to confirm.')).toEqual([]))
})
