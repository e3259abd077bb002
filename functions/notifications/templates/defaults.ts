/** The texts and mails that a company has until it writes its own: Liquid, by kind and channel. */
export const defaultTemplates = {
  reminder: {
    sms: { body: '{{ company }}: Reminder of your appointment "{{ title }}" on {{ date }} at {{ time }}.' },
    email: {
      subject: 'Reminder: {{ title }}, {{ date }} at {{ time }}',
      body: `Hello {{ name }},

this is a reminder of your appointment with {{ company }}:

{{ title }}
{{ date }}, {{ time }} ({{ zone }})
{%- if address %}
{{ address }}
{%- endif %}

If the time does not suit you, just reply to this mail.`,
    },
  },
} as const

/** What every template may name. Times are those of the place of the appointment; what is not known is null. */
export type Variables = {
  readonly company: string
  readonly name: string
  readonly title: string
  readonly date: string
  readonly time: string
  readonly zone: string
  readonly address: string | null
}

export type TemplateKind = keyof typeof defaultTemplates
