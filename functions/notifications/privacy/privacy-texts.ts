import type * as z from 'zod'
import type { AppointmentItem } from '../../appointments/items.ts'
import type { CustomerItem, LedgerItem } from '../../customers/items.ts'
import type { Language } from '../../shared/language.ts'
import type { MessageItem } from '../items.ts'

/** Sealed for other reasons than what they say about a customer: hashes, random values, and the facts of a decision to send. */
type Technical = 'addressHash' | 'statementHash' | 'salt' | 'decided'
type FieldOf<Def extends { readonly personal: z.ZodType }> = Exclude<keyof z.infer<Def['personal']> & string, Technical>
type Fields<Def extends { readonly personal: z.ZodType }> = Readonly<Record<FieldOf<Def>, string>>

/** What is kept of a customer in the clear sense of the word: a new personal field does not compile until it is named here. */
export type KeptFields = Fields<typeof CustomerItem> &
  Fields<typeof LedgerItem> &
  Readonly<Record<`appointment.${FieldOf<typeof AppointmentItem>}`, string>> &
  Readonly<Record<`message.${FieldOf<typeof MessageItem>}`, string>>

export type Kept = { readonly what: string; readonly why: string; readonly until: string }

export type PrivacyTexts = {
  readonly heading: string
  readonly who: string
  readonly columns: readonly [what: string, why: string, until: string]
  readonly rows: (backupDays: number) => readonly Kept[]
  readonly rights: string
  readonly notDone: string
}

const english = {
  name: 'name',
  phone: 'phone number',
  email: 'email address',
  address: 'postal address',
  timeZone: 'time zone',
  language: 'language',
  notes: 'notes of the company',
  tags: 'the groups that the company puts you in',
  evidence: 'what proves your decision',
  statement: 'the words you were shown',
  'appointment.title': 'title',
  'appointment.address': 'address',
  'appointment.position': 'its place on the map',
  'message.to': 'the address it went to or came from',
  'message.subject': 'subject',
  'message.text': 'text',
  'message.authored': 'what the company wrote',
  'message.arrival': 'the expected time of arrival',
} satisfies KeptFields

const spanish = {
  name: 'nombre',
  phone: 'número de teléfono',
  email: 'correo electrónico',
  address: 'dirección postal',
  timeZone: 'zona horaria',
  language: 'idioma',
  notes: 'notas de la empresa',
  tags: 'los grupos en que la empresa le incluye',
  evidence: 'lo que prueba su decisión',
  statement: 'las palabras que se le mostraron',
  'appointment.title': 'título',
  'appointment.address': 'dirección',
  'appointment.position': 'su lugar en el mapa',
  'message.to': 'la dirección a la que fue o de la que vino',
  'message.subject': 'asunto',
  'message.text': 'texto',
  'message.authored': 'lo que escribió la empresa',
  'message.arrival': 'la hora de llegada prevista',
} satisfies KeptFields

/** Field names without prefix are the customer's own. */
function listOf(fields: KeptFields, prefix: 'customer' | 'appointment' | 'message'): string {
  return Object.entries(fields)
    .filter(([name]) =>
      prefix === 'customer' ? !/\.|^(evidence|statement)$/.test(name) : name.startsWith(`${prefix}.`),
    )
    .map(([, text]) => text)
    .join(', ')
}

export const privacyTexts: Readonly<Record<Language, PrivacyTexts>> = {
  en: {
    heading: 'What is kept about you',
    who: 'Companies use Fieldpost to plan their work and to write to their customers. The company that writes to you decides what it keeps about you, and answers for it. This page says what the program keeps for it, why, and until when.',
    columns: ['What', 'Why', 'How long'],
    rows: (backupDays) => [
      {
        what: `You as a customer: ${listOf(english, 'customer')}`,
        why: 'The company knows you by it, writes to you in your language and at your daytime, and knows where the work is done.',
        until: 'Until the company deletes you, or its account.',
      },
      {
        what: `Your agreements and stops: each decision with its time, ${english.statement}, who recorded it, and ${english.evidence}`,
        why: 'It proves what you agreed to. Without an agreement, no message is sent to you.',
        until: 'Until the company deletes you, or its account.',
      },
      {
        what: `Your appointments: time, length, state, ${listOf(english, 'appointment')}`,
        why: 'The company comes at that time, and reminds you.',
        until: 'Until the company deletes you, or its account.',
      },
      {
        what: `Messages from you and to you: time, state, ${listOf(english, 'message')}`,
        why: 'You and the company can see what was written, and the company why a message was sent or not.',
        until:
          'Until the company deletes you, or its account. A text from a number that the company does not know: 30 days.',
      },
      {
        what: 'Which member of the company recorded your agreements or exported your data: with your number in the program, without your name',
        why: 'The owner of the company can check it.',
        until: 'Until the company deletes its account.',
      },
      {
        what: 'That an address was stopped or could not be reached: a keyed hash, which cannot be turned back into the address',
        why: 'So that it is not written to again, even if the company enters it again.',
        until: 'For good.',
      },
      {
        what: 'The phone number that a STOP came from, encrypted, while the stop is being worked off',
        why: 'So that no stop is lost.',
        until: 'Seconds; 14 days at most.',
      },
      {
        what: 'Phone numbers in the delivery log of the provider of text messages',
        why: 'So that the company sees whether a text arrived.',
        until: '1 day.',
      },
      {
        what: 'Files that the company exports, with all of the above',
        why: 'You may ask the company for a copy of your data.',
        until: '2 days.',
      },
      {
        what: 'Backups of the database',
        why: 'Against the loss of data.',
        until: `${backupDays} days after a deletion.`,
      },
      {
        what: 'Technical logs: numbers, codes and times, without names, addresses or texts',
        why: 'To find faults.',
        until: '14 days.',
      },
    ],
    rights:
      'For a copy of your data, a correction or a deletion, ask the company; its address is in each of its emails. You can stop messages at any time: reply STOP to a text, or use the link in an email.',
    notDone: 'These pages set no cookies and load nothing from elsewhere. Where you are is not recorded.',
  },
  es: {
    heading: 'Qué se guarda de usted',
    who: 'Las empresas usan Fieldpost para planificar su trabajo y escribir a sus clientes. La empresa que le escribe decide qué guarda de usted y responde de ello. Esta página dice qué guarda el programa para ella, para qué y hasta cuándo.',
    columns: ['Qué', 'Para qué', 'Cuánto tiempo'],
    rows: (backupDays) => [
      {
        what: `Usted como cliente: ${listOf(spanish, 'customer')}`,
        why: 'La empresa le conoce por estos datos, le escribe en su idioma y de día, y sabe dónde se hace el trabajo.',
        until: 'Hasta que la empresa le borre, o borre su cuenta.',
      },
      {
        what: `Sus consentimientos y sus bajas: cada decisión con su hora, ${spanish.statement}, quién la registró y ${spanish.evidence}`,
        why: 'Prueba lo que usted aceptó. Sin consentimiento no se le envía ningún mensaje.',
        until: 'Hasta que la empresa le borre, o borre su cuenta.',
      },
      {
        what: `Sus citas: hora, duración, estado, ${listOf(spanish, 'appointment')}`,
        why: 'La empresa va a esa hora y se lo recuerda.',
        until: 'Hasta que la empresa le borre, o borre su cuenta.',
      },
      {
        what: `Mensajes de usted y para usted: hora, estado, ${listOf(spanish, 'message')}`,
        why: 'Usted y la empresa pueden ver lo escrito, y la empresa por qué se envió un mensaje o no.',
        until:
          'Hasta que la empresa le borre, o borre su cuenta. Un mensaje de un número que la empresa no conoce: 30 días.',
      },
      {
        what: 'Qué miembro de la empresa registró sus consentimientos o exportó sus datos: con su número en el programa, sin su nombre',
        why: 'El dueño de la empresa puede comprobarlo.',
        until: 'Hasta que la empresa borre su cuenta.',
      },
      {
        what: 'Que una dirección fue dada de baja o no se pudo alcanzar: un código con clave, del que no se puede obtener la dirección',
        why: 'Para que no se le vuelva a escribir, aunque la empresa la introduzca de nuevo.',
        until: 'Para siempre.',
      },
      {
        what: 'El número del que vino un STOP, cifrado, mientras se procesa la baja',
        why: 'Para que no se pierda ninguna baja.',
        until: 'Segundos; 14 días como máximo.',
      },
      {
        what: 'Números de teléfono en el registro de entregas del proveedor de mensajes de texto',
        why: 'Para que la empresa vea si un mensaje llegó.',
        until: '1 día.',
      },
      {
        what: 'Archivos que la empresa exporta, con todo lo anterior',
        why: 'Usted puede pedir a la empresa una copia de sus datos.',
        until: '2 días.',
      },
      {
        what: 'Copias de seguridad de la base de datos',
        why: 'Contra la pérdida de datos.',
        until: `${backupDays} días después de un borrado.`,
      },
      {
        what: 'Registros técnicos: números, códigos y horas, sin nombres, direcciones ni textos',
        why: 'Para encontrar fallos.',
        until: '14 días.',
      },
    ],
    rights:
      'Para una copia de sus datos, una corrección o un borrado, pregunte a la empresa; su dirección está en cada uno de sus correos. Puede detener los mensajes en cualquier momento: responda STOP a un mensaje de texto o use el enlace de un correo.',
    notDone: 'Estas páginas no usan cookies ni cargan nada de otros sitios. No se registra dónde está usted.',
  },
}
