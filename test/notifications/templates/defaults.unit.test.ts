import { describe, expect, test } from 'vitest'
import { channels, messageKinds } from '../../../functions/customers/domain/consent.ts'
import { sizeOf } from '../../../functions/notifications/domain/sms-segments.ts'
import { faultsOf } from '../../../functions/notifications/templates/check.ts'
import { defaultTemplate } from '../../../functions/notifications/templates/defaults.ts'
import { render } from '../../../functions/notifications/templates/render.ts'
import { samplesFor } from '../../../functions/notifications/templates/variables.ts'
import { languages } from '../../../functions/shared/language.ts'

const all = languages.flatMap((language) =>
  messageKinds.flatMap((kind) => channels.map((channel) => [kind, channel, language] as const)),
)

describe('every default template', () => {
  test.each(all)('%s by %s in %s has no fault', (kind, channel, language) => {
    expect(faultsOf(kind, channel, defaultTemplate(kind, channel, language))).toEqual([])
  })

  test.each(all.filter(([, channel]) => channel === 'sms'))('%s by %s in %s is in GSM-7', (...which) => {
    const { text } = render(defaultTemplate(...which), samplesFor(which[0])[0])
    expect(sizeOf(text)).toMatchObject({ encoding: 'GSM-7' })
  })
})

describe('the default templates', () => {
  const variables = {
    company: 'Acme',
    companyPhone: null,
    name: 'Ana',
    firstName: 'Ana',
    worker: null,
    title: 'Boiler',
    date: 'Monday',
    time: '9:00 AM',
    zone: 'EST',
    address: null,
  }

  test('render, with a hash of the template', () => {
    expect(render(defaultTemplate('reminder', 'sms', 'en'), variables)).toEqual({
      subject: '',
      text: 'Acme: Reminder of your appointment "Boiler" on Monday at 9:00 AM.',
      template: { name: 'reminder/sms/en', hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    const email = defaultTemplate('reminder', 'email', 'en')
    expect(render(email, variables)).toMatchObject({ subject: 'Reminder: Boiler, Monday at 9:00 AM' })
    expect(render(email, { ...variables, address: '1 Main St' }).text).toContain('(EST)\n1 Main St\n')
  })

  test('do not run Liquid from a variable', () => {
    const typed = { ...variables, title: '{{ name }}{% assign x = 1 %}' }
    expect(render(defaultTemplate('reminder', 'sms', 'en'), typed).text).toContain('{{ name }}')
  })
})
