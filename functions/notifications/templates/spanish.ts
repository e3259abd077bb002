import type { Wording, Wordings } from './wording.ts'

const ending = '{% if link %}\n\n{{ link }}{% endif %}'
const authored = (subject: string) => ({
  sms: '{{ company }}: {{ text }}{% if link %} {{ link }}{% endif %}',
  email: {
    subject: `{% if subject %}{{ subject }}{% else %}${subject}{% endif %}`,
    body: `Hola, {{ name }}:\n\n{{ text }}${ending}`,
  },
})

/** SMS avoid á, í, ó and ú: they are not in GSM-7 and would double the price. */
export const spanish: Wordings = {
  reminder: {
    sms: '{{ company }}: Le recordamos su cita "{{ title }}": {{ date }}, {{ time }}.',
    email: {
      subject: 'Recordatorio: {{ title }}, {{ date }}, {{ time }}',
      body: `Hola, {{ name }}:

Le recordamos su cita con {{ company }}:

{{ title }}
{{ date }}, {{ time }} ({{ zone }})
{%- if address %}
{{ address }}
{%- endif %}

Si la hora no le conviene, responda a este correo.`,
    },
  },
  'on-my-way': {
    sms: '{{ company }}: Estamos en camino{% if earliest %} y esperamos llegar entre las {{ earliest }} y las {{ latest }}{% endif %}.',
    email: {
      subject: '{{ company }} está en camino',
      body: `Hola, {{ name }}:

Estamos en camino por su cita "{{ title }}"{% if earliest %} y esperamos llegar entre las {{ earliest }} y las {{ latest }}{% endif %}.`,
    },
  },
  confirmation: authored('Confirmación de {{ company }}'),
  proposal: authored('Su presupuesto de {{ company }}'),
  invoice: authored('Su factura de {{ company }}'),
  marketing: authored('Novedades de {{ company }}'),
}

export const spanishMove: Wording = {
  sms: '{{ company }}: Su cita "{{ title }}" tiene nueva hora: {{ date }}, {{ time }}.',
  email: {
    subject: 'Nueva hora: {{ title }}, {{ date }}, {{ time }}',
    body: `Hola, {{ name }}:

Su cita con {{ company }} tiene nueva hora:

{{ title }}
{{ date }}, {{ time }} ({{ zone }})
{%- if address %}
{{ address }}
{%- endif %}

Si la hora no le conviene, responda a este correo.`,
  },
}

export const spanishCancellation = {
  subject: 'Cita cancelada: {{ title }}, {{ date }}, {{ time }}',
  text: 'Su cita "{{ title }}" con {{ company }} ({{ date }}, {{ time }}, {{ zone }}) queda cancelada.',
}
