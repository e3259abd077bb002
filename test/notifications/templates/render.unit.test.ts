import { describe, expect, test, vi } from 'vitest'
import { defaultTemplate } from '../../../functions/notifications/templates/defaults.ts'
import { fill, render } from '../../../functions/notifications/templates/render.ts'
import { TemplateError } from '../../../functions/notifications/templates/template-error.ts'
import { samplesFor } from '../../../functions/notifications/templates/variables.ts'
import { startCpuTimer } from '../../support/cpu-time.ts'

const ana = {
  company: 'Acme',
  companyPhone: null,
  name: 'Ana',
  firstName: 'Ana',
  text: 'Hello',
  subject: null,
  link: null,
}
const times = (count: number, tags: string) => `{% for i in (1..${count}) %}${tags}{% endfor %}`
const long = `{% assign a = "x" %}${times(18, '{% assign a = a | append: a %}')}`

describe('a template that grows without bound is refused', () => {
  test.each([
    [
      'a text captured into itself',
      `{% capture a %}x{% endcapture %}${times(40, '{% capture a %}{{ a }}{{ a }}{% endcapture %}')}`,
    ],
    [
      'a list within itself',
      `{% assign a = "x,y" | split: "," %}${times(40, '{% assign a = a | push: a %}')}{{ a | json }}`,
    ],
    [
      'the same, added at the front',
      `{% assign a = "x,y" | split: "," %}${times(40, '{% assign a = a | unshift: a %}')}{{ a }}`,
    ],
    [
      'a list twice as long each time',
      `{% assign a = "x,y" | split: "," %}${times(40, '{% assign a = a | concat: a %}')}`,
    ],
    ['quotes of quotes', `{% assign a = '"' %}${times(80, '{% assign a = a | json %}')}`],
    ['a long text, often', `${long}${times(1_000, '{{ a }}')}`],
    ['a date with millions of digits', '{{ "2026-01-01" | date: "%20000000d" }}'],
  ])('%s', (_what, source) => {
    const cpuTime = startCpuTimer()
    expect(() => fill(source, ana)).toThrow(TemplateError)
    expect(cpuTime()).toBeLessThan(2_000)
  })
})

test('a default template is rendered however slow the machine is', () => {
  const clock = vi.spyOn(performance, 'now')
  let now = 0
  clock.mockImplementation(() => {
    now += 60_000
    return now
  })
  try {
    const [sample] = samplesFor('reminder')
    expect(render(defaultTemplate('reminder', 'email', 'en'), sample).text).toContain('Boiler check')
  } finally {
    clock.mockRestore()
  }
})
