import type { Language } from '../../shared/language.ts'

type Texts = {
  readonly heading: (company: string) => string
  readonly accept: string
  readonly decline: (company: string) => string
  readonly again: (company: string, days: number) => string
  readonly button: string
  readonly declined: { readonly heading: string; readonly text: (company: string) => string }
  readonly ended: Words
  readonly unknown: Words
}
type Words = { readonly heading: string; readonly paragraphs: readonly string[] }

export const invitationTexts: Readonly<Record<Language, Texts>> = {
  en: {
    heading: (company) => `${company} has invited you to Fieldpost`,
    accept: 'To accept, sign in with the temporary password that is in the email. There is nothing to do on this page.',
    decline: (company) =>
      `If you do not know ${company}, or do not want to join, you can decline. Your login and what ${company} entered about you are deleted, hours included, and your email address can be used with another company.`,
    again: (company, days) =>
      `${company} cannot invite this address again for ${days} days. For that we keep a keyed hash of it until then, not the address.`,
    button: 'Decline the invitation',
    declined: {
      heading: 'You have declined',
      text: (company) =>
        `The invitation of ${company} has ended. Your login is deleted, and your email address is free. What the company entered about you is deleted within a few minutes.`,
    },
    ended: {
      heading: 'This invitation is no longer open',
      paragraphs: [
        'It was accepted or declined, or it ended because it was not accepted in time.',
        'If you accepted it and want to leave, sign in and leave the company there.',
      ],
    },
    unknown: { heading: 'Page not found', paragraphs: ['Please use the link in the email, without changes.'] },
  },
  es: {
    heading: (company) => `${company} le ha invitado a Fieldpost`,
    accept:
      'Para aceptar, inicie sesión con la contraseña temporal que está en el correo. En esta página no hay que hacer nada.',
    decline: (company) =>
      `Si no conoce a ${company} o no desea unirse, puede rechazar la invitación. Se eliminan su acceso y lo que ${company} haya registrado sobre usted, horas incluidas, y su correo electrónico puede usarse con otra empresa.`,
    again: (company, days) =>
      `${company} no puede volver a invitar a esta dirección durante ${days} días. Para ello guardamos hasta entonces un código calculado con una clave secreta, no la dirección.`,
    button: 'Rechazar la invitación',
    declined: {
      heading: 'Ha rechazado la invitación',
      text: (company) =>
        `La invitación de ${company} ha terminado. Su acceso está eliminado y su correo electrónico queda libre. Lo que la empresa registró sobre usted se elimina en unos minutos.`,
    },
    ended: {
      heading: 'Esta invitación ya no está abierta',
      paragraphs: [
        'Se aceptó o se rechazó, o terminó porque no se aceptó a tiempo.',
        'Si la aceptó y desea salir, inicie sesión y deje la empresa allí.',
      ],
    },
    unknown: { heading: 'Página no encontrada', paragraphs: ['Use el enlace del correo, sin cambios.'] },
  },
}
