import type { MessageKind } from '../../customers/domain/consent.ts'

/** Times are local to the appointment, in the customer's language. */
type AppointmentVariables = {
  readonly title: string
  readonly date: string
  readonly time: string
  readonly zone: string
  readonly address: string | null
}

type AuthoredVariables = { readonly subject: string | null; readonly text: string; readonly link: string | null }

type ArrivalVariables = { readonly earliest: string | null; readonly latest: string | null }

export type Variables = { readonly company: string; readonly name: string } & (
  | AppointmentVariables
  | (AppointmentVariables & ArrivalVariables)
  | AuthoredVariables
)

const names = { company: 'Acme Heating', name: 'Ana García' }
const appointment = {
  title: 'Boiler check',
  date: 'Wednesday, March 4',
  time: '10:00 AM',
  zone: 'EST',
  address: '1 Main St, Springfield',
}
const noAddress = { address: null }
const authored = { subject: 'Your boiler', text: 'Everything is ready.', link: 'https://acme.example/p/1' }

/** A template must render with every value and with as few as possible. */
export function samplesFor(kind: MessageKind): readonly [full: Variables, bare: Variables] {
  if (kind === 'reminder')
    return [
      { ...names, ...appointment },
      { ...names, ...appointment, ...noAddress },
    ]
  if (kind === 'on-my-way') {
    const arrival = { earliest: '10:10 AM', latest: '10:20 AM' }
    const bare = { ...names, ...appointment, ...noAddress, earliest: null, latest: null }
    return [{ ...names, ...appointment, ...arrival }, bare]
  }
  return [
    { ...names, ...authored },
    { ...names, text: authored.text, subject: null, link: null },
  ]
}
