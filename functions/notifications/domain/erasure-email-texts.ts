import { toInstant } from '../../shared/instant.ts'
import type { Language } from '../../shared/language.ts'
import { formatLocalTime } from './local-wording.ts'

/** Numbers are epoch milliseconds; `link` is the status page. */
export type ErasureContext = {
  readonly template: 'erasure-begun' | 'erasure-cancelled' | 'erasure-done'
  readonly to: string
  readonly name: string
  readonly language: Language
  /** Why the address gets the email: it asked, is another owner's, or only the account's contact address. */
  readonly why: 'asked' | 'owner' | 'contact'
  /** The owner who asked. */
  readonly askedBy: string | undefined
  readonly company: string
  readonly timeZone: string
  readonly link: string
  readonly requestedAt: number
  readonly cancelUntil?: number | undefined
  readonly erasedAt?: number | undefined
  readonly backupDays: number
}
type Facts = Pick<ErasureContext, 'name' | 'why' | 'askedBy' | 'company' | 'link'> & {
  /** Local time with its zone; undefined without a grace period. */
  readonly until: string | undefined
  readonly backupsUntil: string
}
type Texts = Record<ErasureContext['template'], (facts: Facts) => readonly [subject: string, ...string[]]> & {
  readonly locale: string
  readonly hello: (facts: Facts) => string
  readonly reasons: Record<'owner' | 'contact', string>
}

const dayMilliseconds = 86_400_000

export function erasureEmailText(context: ErasureContext) {
  const { language, company, link, why, timeZone, cancelUntil, erasedAt = 0, backupDays } = context
  const texts = languages[language]
  const at = (milliseconds: number) => formatLocalTime(toInstant(milliseconds), timeZone, texts.locale)
  const end = cancelUntil === undefined ? undefined : at(cancelUntil)
  const until = end && `${end.date}, ${end.time} (${end.zone})`
  const facts: Facts = { ...context, until, backupsUntil: at(erasedAt + backupDays * dayMilliseconds).date }
  const [subject, ...paragraphs] = texts[context.template](facts)
  const reason = why === 'asked' ? [] : [texts.reasons[why]]
  const text = [texts.hello(facts), ...paragraphs, ...reason].join('\n\n')
  return { language, subject: `${company}: ${subject}`, text, links: [link] }
}

const english: Texts = {
  locale: 'en-US',
  hello: ({ why, name }) => (why === 'contact' ? 'Hello,' : `Hello ${name},`),
  reasons: {
    owner: 'You get this email because you are an owner of the account.',
    contact:
      'You get this email because your address is the contact address of the account. If you do not know the company, you can ignore it.',
  },
  'erasure-begun': ({ why, askedBy, company, until, link }) => [
    'the account is to be deleted',
    `${why === 'asked' ? 'You have' : why === 'owner' && askedBy ? `${askedBy}, an owner of the account, has` : 'An owner has'} requested that the Fieldpost account of ${company} be deleted. The account is locked: no member can use it any more.`,
    until === undefined
      ? 'The deletion begins within a minute, and it cannot be undone.'
      : `Nothing is deleted before ${until}; the deletion begins then. Until then you can cancel the deletion: open the page below and choose “Keep the account”.`,
    'It usually takes a few minutes; with many years of tracks it can take several hours. We will send you one more email when it is done.',
    `You can follow the progress on this page without signing in. Please do not share the link, since it works for anyone who has it:\n${link}`,
    ...(until === undefined
      ? []
      : [
          why === 'asked'
            ? 'If you did not request this, please cancel it there immediately.'
            : 'If the account should not be deleted, please cancel it there in time.',
        ]),
  ],
  'erasure-cancelled': ({ company }) => [
    'the account is kept',
    `The deletion of the Fieldpost account of ${company} was cancelled. Nothing has been deleted, and all members can use the account again.`,
    'If you did not cancel it, another person has the link: we sent it to the owners and to the contact address of the account. Your account is unchanged.',
  ],
  'erasure-done': ({ company, backupsUntil, link }) => [
    'the account is deleted',
    `The Fieldpost account of ${company} has been deleted: its members and their logins, shifts and tracks, customers, appointments, messages and files.`,
    `Backups of the database expire on ${backupsUntil}. Within a day, your data in them becomes unreadable, because its key is deleted too.`,
    `The attached signed receipt lists what was found and confirms that nothing remains. You can also download it from this page, which says how anyone can check that it is genuine:\n${link}`,
    'This is our last email to you. Your email address has now been deleted, too.',
  ],
}

const spanish: Texts = {
  locale: 'es',
  hello: ({ why, name }) => (why === 'contact' ? 'Hola:' : `Hola, ${name}:`),
  reasons: {
    owner: 'Recibe este correo porque la cuenta también es suya: usted es uno de sus propietarios.',
    contact:
      'Recibe este correo porque su dirección es la dirección de contacto de la cuenta. Si no conoce a la empresa, puede ignorarlo.',
  },
  'erasure-begun': ({ why, askedBy, company, until, link }) => [
    'la cuenta se va a eliminar',
    `${why === 'asked' ? 'Usted ha' : why === 'owner' && askedBy ? `${askedBy}, que también es propietario de la cuenta, ha` : 'Un propietario ha'} solicitado que se elimine la cuenta de ${company} en Fieldpost. La cuenta está bloqueada: ningún miembro puede usarla.`,
    until === undefined
      ? 'La eliminación empieza en menos de un minuto y no se puede deshacer.'
      : `No se elimina nada antes del ${until}; la eliminación empieza en ese momento. Hasta entonces puede cancelarla: abra la página de abajo y elija «Conservar la cuenta».`,
    'Suele tardar unos minutos; con muchos años de recorridos puede tardar varias horas. Le enviaremos otro correo cuando haya terminado.',
    `En esta página puede seguir el progreso sin iniciar sesión. No comparta el enlace, porque sirve a cualquiera que lo tenga:\n${link}`,
    ...(until === undefined
      ? []
      : [
          why === 'asked'
            ? 'Si usted no lo ha solicitado, cancélelo allí de inmediato.'
            : 'Si la cuenta no se debe eliminar, cancélelo allí a tiempo.',
        ]),
  ],
  'erasure-cancelled': ({ company }) => [
    'la cuenta se conserva',
    `Se ha cancelado la eliminación de la cuenta de ${company} en Fieldpost. No se ha eliminado nada, y todos los miembros pueden volver a usar la cuenta.`,
    'Si usted no la ha cancelado, otra persona tiene el enlace: lo enviamos a los propietarios y a la dirección de contacto de la cuenta. Su cuenta no ha cambiado.',
  ],
  'erasure-done': ({ company, backupsUntil, link }) => [
    'la cuenta está eliminada',
    `La cuenta de ${company} en Fieldpost se ha eliminado: sus miembros y sus accesos, turnos y recorridos, clientes, citas, mensajes y archivos.`,
    `Las copias de seguridad de la base de datos caducan el ${backupsUntil}. En el plazo de un día, sus datos en ellas dejan de ser legibles, porque también se elimina la clave.`,
    `El recibo firmado adjunto enumera lo que había y confirma que no queda nada. También puede descargarlo en esta página, que explica cómo cualquiera puede comprobar que es auténtico:\n${link}`,
    'Este es nuestro último correo para usted. Su dirección de correo también se ha eliminado.',
  ],
}

const languages: Record<Language, Texts> = { en: english, es: spanish }
