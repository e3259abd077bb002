import { type MemberEmailTexts, manyTexts, percent } from './member-emails-english.ts'

const roles = { owner: 'propietario', staff: 'personal de oficina', worker: 'trabajador' } as const

export const memberEmailsInSpanish: MemberEmailTexts = {
  invitation: ({ name, company, role, temporaryPassword, signInUrl, link, ends }) => ({
    subject: `${company} le invita a Fieldpost`,
    paragraphs: [
      `Hola, ${name}:`,
      `${company} le ha invitado a Fieldpost${role ? ` como ${roles[role]}` : ''}.`,
      `Inicie sesión${signInUrl ? ` en ${signInUrl}` : ''} con este correo electrónico y esta contraseña temporal:`,
      `${temporaryPassword}`,
      `Es válida hasta el ${ends}. Al iniciar sesión por primera vez elegirá su propia contraseña.`,
      `Si no conoce a ${company} o no desea unirse, puede rechazar la invitación. Su correo electrónico quedará libre de nuevo:\n${link}`,
      `Si no hace nada, la invitación termina por sí sola el ${ends}.`,
    ],
  }),
  'hours-changed': ({ name, company, signInUrl }) => ({
    subject: `Se han cambiado sus horas en ${company}`,
    paragraphs: [
      `Hola, ${name}:`,
      `La oficina de ${company} ha registrado, cambiado o eliminado horas suyas. Quién lo hizo, cuándo y por qué está en su lista de cambios${signInUrl ? `: inicie sesión en ${signInUrl}` : ''}.`,
      'Las posiciones se registran solo durante el tiempo que usted mismo ficha, sean cuales sean las horas que registre la oficina.',
    ],
  }),
  'device-added': ({ name, company, signInUrl, device, addedBy }) => ({
    subject: `Se ha añadido un dispositivo que envía sus posiciones en ${company}`,
    paragraphs: [
      `Hola, ${name}:`,
      `${addedBy ? `${addedBy} ha añadido` : 'Usted ha añadido'} un dispositivo a su perfil en ${company}: «${device}». Quien tenga su clave puede enviar posiciones en nombre de usted.`,
      'Las posiciones se guardan solo durante el tiempo que usted mismo ficha.',
      `Si no conoce este dispositivo, elimínelo en su lista de dispositivos${signInUrl ? `: inicie sesión en ${signInUrl}` : ''}, o pida a la oficina que lo elimine.`,
    ],
  }),
  'contact-address': ({ company, link, ends }) => ({
    subject: `Confirme la dirección de contacto de ${company}`,
    paragraphs: [
      'Hola:',
      `${company} ha indicado este correo electrónico como su dirección de contacto en Fieldpost. Una vez confirmado, las respuestas de los clientes a los correos de ${company} llegarán aquí.`,
      `Si es correcto, confírmelo en esta página antes del ${ends}:\n${link}`,
      `Si no conoce a ${company}, no tiene que hacer nada: sin la confirmación no llega ninguna respuesta a esta dirección.`,
    ],
  }),
  'unread-texts': ({ company, count = 1, link }) => ({
    subject: `${company}: ${texts(count)}`,
    paragraphs: [
      'Hola:',
      `Hay ${texts(count)} para ${company}. Este correo no dice quién escribió ni qué.`,
      `Lea y responda aquí:\n${link}`,
      'Se puede responder durante 24 horas desde que llegó el mensaje. El próximo correo como este llega como pronto en un cuarto de hora, y solo si llega otro mensaje.',
    ],
  }),
  'silent-phone': ({ company, worker, since, battery }) => ({
    subject: `El teléfono de ${worker} no da señales desde las ${since}`,
    paragraphs: [
      'Hola:',
      `${worker} está en su turno en ${company}, pero el teléfono no ha enviado nada desde las ${since}.${battery === undefined ? '' : ` Su batería estaba entonces al ${percent(battery)}.`}`,
      'Puede estar apagado o sin cobertura, o la aplicación puede haberse cerrado. Lo que la aplicación haya registrado entretanto llegará cuando vuelva a enviar.',
      'Este correo llega una vez por turno. Un propietario puede desactivarlo con el ajuste shifts.tellWhenSilent.',
    ],
  }),
}

function texts(count: number): string {
  if (count === 1) return '1 mensaje de texto sin leer'
  return count < manyTexts ? `${count} mensajes de texto sin leer` : `${manyTexts} o más mensajes de texto sin leer`
}
