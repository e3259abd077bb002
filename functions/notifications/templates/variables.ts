import type { MessageKind } from '../../customers/domain/consent.ts'

/** Of messages about an appointment. Times are those of its place, in the customer's language; what is not known is null. */
type OfAppointment = {
  readonly title: string
  readonly date: string
  readonly time: string
  readonly zone: string
  readonly address: string | null
}

/** Of what the office wrote itself. */
type OfOffice = { readonly subject: string | null; readonly text: string; readonly link: string | null }

type OfArrival = { readonly earliest: string | null; readonly latest: string | null }

/** What a template may name, by the kind of message; anything else is unknown. */
export type Variables = { readonly company: string; readonly name: string } & (
  | OfAppointment
  | (OfAppointment & OfArrival)
  | OfOffice
)

const people = { company: 'Acme Heating', name: 'Ana García' }
const appointment = {
  title: 'Boiler check',
  date: 'Wednesday, March 4',
  time: '10:00 AM',
  zone: 'EST',
  address: '1 Main St, Springfield',
}
const nothing = { address: null }
const words = { subject: 'Your boiler', text: 'Everything is ready.', link: 'https://acme.example/p/1' }

/** One example with everything known and one with as little as there can be: a template must bear both. */
export function samplesFor(kind: MessageKind): readonly [full: Variables, bare: Variables] {
  if (kind === 'reminder')
    return [
      { ...people, ...appointment },
      { ...people, ...appointment, ...nothing },
    ]
  if (kind === 'on-my-way') {
    const arrival = { earliest: '10:10 AM', latest: '10:20 AM' }
    const bare = { ...people, ...appointment, ...nothing, earliest: null, latest: null }
    return [{ ...people, ...appointment, ...arrival }, bare]
  }
  return [
    { ...people, ...words },
    { ...people, text: words.text, subject: null, link: null },
  ]
}
