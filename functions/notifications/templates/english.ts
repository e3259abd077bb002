import type { Wording, Wordings } from './wording.ts'

const ending = '{% if link %}\n\n{{ link }}{% endif %}'
const authored = (subject: string) => ({
  sms: '{{ company }}: {{ text }}{% if link %} {{ link }}{% endif %}',
  email: {
    subject: `{% if subject %}{{ subject }}{% else %}${subject}{% endif %}`,
    body: `Hello {{ name }},\n\n{{ text }}${ending}`,
  },
})

export const english: Wordings = {
  reminder: {
    sms: '{{ company }}: Reminder of your appointment "{{ title }}" on {{ date }} at {{ time }}.',
    email: {
      subject: 'Reminder: {{ title }}, {{ date }} at {{ time }}',
      body: `Hello {{ name }},

This is a reminder of your appointment with {{ company }}:

{{ title }}
{{ date }}, {{ time }} ({{ zone }})
{%- if address %}
{{ address }}
{%- endif %}

If the time does not suit you, just reply to this email.`,
    },
  },
  'on-my-way': {
    sms: '{{ company }}: We are on our way to you{% if earliest %} and expect to arrive between {{ earliest }} and {{ latest }}{% endif %}.',
    email: {
      subject: '{{ company }} is on the way to you',
      body: `Hello {{ name }},

We are on our way to you for "{{ title }}"{% if earliest %} and expect to arrive between {{ earliest }} and {{ latest }}{% endif %}.`,
    },
  },
  confirmation: authored('Confirmation from {{ company }}'),
  proposal: authored('Your proposal from {{ company }}'),
  invoice: authored('Your invoice from {{ company }}'),
  marketing: authored('News from {{ company }}'),
}

export const englishMove: Wording = {
  sms: '{{ company }}: Your appointment "{{ title }}" has a new time: {{ date }} at {{ time }}.',
  email: {
    subject: 'New time: {{ title }}, {{ date }} at {{ time }}',
    body: `Hello {{ name }},

Your appointment with {{ company }} has a new time:

{{ title }}
{{ date }}, {{ time }} ({{ zone }})
{%- if address %}
{{ address }}
{%- endif %}

If the time does not suit you, just reply to this email.`,
  },
}

export const englishCancellation = {
  subject: 'Cancelled: {{ title }}, {{ date }} at {{ time }}',
  text: 'Your appointment "{{ title }}" with {{ company }} on {{ date }} at {{ time }} ({{ zone }}) is cancelled.',
}
