import { dictionary } from '../../shared/dictionary.ts'
import type { Language } from '../../shared/language.ts'

/** What people count in an account, by item type. All other rows belong to one of these or are technical. */
const things = dictionary<Readonly<Record<Language, string>>>({
  member: { en: 'Members', es: 'Miembros' },
  device: { en: 'Connected phones', es: 'Teléfonos conectados' },
  shift: { en: 'Shifts', es: 'Turnos' },
  customer: { en: 'Customers', es: 'Clientes' },
  appointment: { en: 'Appointments', es: 'Citas' },
  message: { en: 'Messages', es: 'Mensajes' },
  template: { en: 'Message templates', es: 'Plantillas de mensajes' },
  export: { en: 'Exports', es: 'Exportaciones' },
})

export const otherThings: Readonly<Record<Language, string>> = {
  en: 'With them go tracks, consents, the list of changes, logins, files and all other records of the account.',
  es: 'Con ellos se van los recorridos, los consentimientos, la lista de cambios, los accesos, los archivos y todos los demás registros de la cuenta.',
}

/** People and things, without those of which there are none. */
export function thingsOf<Count>(
  counts: Readonly<Record<string, Count>>,
  found: (count: Count) => number,
  language: Language = 'en',
): { name: string; count: Count }[] {
  return Object.entries(things).flatMap(([type, name]) => {
    const count = counts[type]
    return count !== undefined && found(count) > 0 ? [{ name: name[language], count }] : []
  })
}
