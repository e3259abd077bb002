import type { MessageKind } from '../../customers/domain/consent.ts'

/** Times are local to the appointment, in the customer's language. */
type AppointmentVariables = {
  readonly title: string
  readonly date: string
  readonly time: string
  readonly zone: string
  readonly address: string | null
  /** The name of the member whose appointment it is. */
  readonly worker: string | null
}

type AuthoredVariables = { readonly subject: string | null; readonly text: string; readonly link: string | null }

type ArrivalVariables = { readonly earliest: string | null; readonly latest: string | null }

type Names = {
  readonly company: string
  readonly companyPhone: string | null
  readonly name: string
  readonly firstName: string
}

export type Variables = Names & (AppointmentVariables | (AppointmentVariables & ArrivalVariables) | AuthoredVariables)

const names = { company: 'Acme Heating', companyPhone: '(206) 555-0100', name: 'Ana García', firstName: 'Ana' }
const appointment = {
  title: 'Boiler check',
  date: 'Wednesday, March 4',
  time: '10:00 AM',
  zone: 'EST',
  address: '1 Main St, Springfield',
  worker: 'Ben Ortiz',
}
const unknown = { companyPhone: null, address: null, worker: null }
const authored = { subject: 'Your boiler', text: 'Everything is ready.', link: 'https://acme.example/p/1' }

/** A template must render with every value and with as few as possible. `own`: what is known of the company. */
export function samplesFor(kind: MessageKind, own: Partial<Names> = {}): readonly [full: Variables, bare: Variables] {
  const [full, bare] = samplesOf(kind)
  return [
    { ...full, ...own },
    { ...bare, ...own },
  ]
}

function samplesOf(kind: MessageKind): readonly [full: Variables, bare: Variables] {
  if (kind === 'reminder')
    return [
      { ...names, ...appointment },
      { ...names, ...appointment, ...unknown },
    ]
  if (kind === 'on-my-way') {
    const arrival = { earliest: '10:10 AM', latest: '10:20 AM' }
    const bare = { ...names, ...appointment, ...unknown, earliest: null, latest: null }
    return [{ ...names, ...appointment, ...arrival }, bare]
  }
  return [
    { ...names, ...authored },
    { ...names, companyPhone: null, text: authored.text, subject: null, link: null },
  ]
}
