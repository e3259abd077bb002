import type { PageTexts } from './wording.ts'

export const spanish: PageTexts = {
  title: 'Eliminar su cuenta de Fieldpost',
  howTo: (grace) =>
    `Puede eliminar la cuenta de su empresa en la aplicación Fieldpost (Ajustes, Cuenta, Eliminar la cuenta) o en esta página. La cuenta se bloquea de inmediato: ningún miembro puede usarla.${grace === 0 ? '' : ` Durante ${period(grace)} puede recuperarla; después se elimina todo.`} Se avisa por correo a todos los propietarios y a la dirección de contacto de la cuenta.`,
  now: 'Eliminar la cuenta ahora',
  deleted: [
    'Qué se elimina',
    'todos los miembros de la empresa, con sus accesos y dispositivos',
    'todos los turnos, hojas de horas y posiciones',
    'todos los clientes, con direcciones, notas y consentimientos',
    'todas las citas, los mensajes y las plantillas',
    'las exportaciones y todos los demás archivos de la cuenta',
    'la clave que cifra todo esto',
  ],
  final:
    'Una vez empezada, la eliminación no se puede deshacer. Para guardar una copia, exporte antes la cuenta, en la aplicación o con <code>POST /v1/account/exports</code>.',
  kept: 'Qué se conserva y cuánto tiempo',
  keptColumns: ['Qué', 'Por qué', 'Cuánto tiempo'],
  keptRows: (backupDays, logDays) => [
    [
      'Copias de seguridad de la base de datos',
      'No se pueden modificar. Sus datos en ellas dejan de ser legibles al cabo de un día, porque se elimina su clave.',
      `${backupDays} días`,
    ],
    ['Registros técnicos', 'Contienen números y códigos, pero ni nombres ni direcciones.', `${logDays} días`],
    [
      'Números de teléfono y correos de clientes que pidieron no recibir mensajes',
      'Para que no se les vuelva a escribir. Se guardan como un resumen cifrado con clave, del que no se puede obtener el número ni la dirección.',
      'para siempre',
    ],
    [
      'El registro de la eliminación',
      'Demuestra que la cuenta se eliminó y no contiene datos personales.',
      'para siempre',
    ],
    [
      'Inicios de sesión en esta página',
      'Para limitar los intentos. Resúmenes cifrados con clave del correo y de la dirección IP.',
      '15 minutos',
    ],
  ],
  duration: [
    'Cuánto tarda',
    'Normalmente unos minutos; con muchos años de recorridos puede tardar varias horas. Recibirá un enlace para seguir el progreso, un correo cuando haya terminado y un recibo firmado.',
  ],
  others: [
    'Si usted no es propietario',
    'Su empresa gestiona su acceso. Pida a un propietario o a la oficina que le quite de la cuenta; así también se elimina su acceso. Si usted es cliente, pídalo a la empresa: puede eliminar todos sus datos en cualquier momento.',
  ],
  form: {
    intro: 'Inicie sesión como propietario de la cuenta. Antes de eliminar nada se le pedirá que lo confirme.',
    email: 'Correo electrónico',
    password: 'Contraseña',
    submit: 'Iniciar sesión',
    forgot: '¿Ha olvidado su contraseña? Puede cambiarla en la pantalla de inicio de sesión de la aplicación.',
    code: 'Código de su aplicación de autenticación',
    next: 'Continuar',
  },
  problems: {
    wrong: 'El correo, la contraseña o el código no son correctos.',
    tooManyForAddress: 'Demasiados intentos con esta dirección. Espere 15 minutos.',
    tooManyFromCaller: 'Demasiados intentos desde su red. Espere 15 minutos o use otra conexión.',
    expired: 'Su sesión ha caducado después de cinco minutos. Vuelva a iniciar sesión.',
  },
  confirm: {
    title: (company) => `¿Eliminar ${company}?`,
    text: (company) =>
      `Está a punto de eliminar la cuenta de <strong>${company}</strong> y todo lo que contiene: miembros, turnos, recorridos, clientes, citas y mensajes.`,
    begins: (until) =>
      until === undefined
        ? 'La cuenta se bloquea de inmediato y la eliminación empieza en menos de un minuto. No se puede deshacer.'
        : `Si confirma ahora, la cuenta se bloquea de inmediato. La eliminación empieza el ${until}. Hasta entonces puede deshacerla con un enlace que recibirá.`,
    told: 'Todos los propietarios y la dirección de contacto de la cuenta reciben un correo con ese enlace.',
    wrongName: 'Ese no es el nombre. Escríbalo como se muestra aquí, con las mismas mayúsculas y minúsculas.',
    type: 'Escriba el nombre de la empresa para confirmar',
    submit: 'Eliminar la cuenta',
    cancel: 'Cancelar',
  },
  requested: {
    title: 'La cuenta se va a eliminar',
    locked: 'La cuenta está bloqueada: ningún miembro puede usarla.',
    begins: (until) =>
      until === undefined
        ? 'La eliminación empieza en menos de un minuto. Suele tardar unos minutos y no se puede deshacer.'
        : `La eliminación empieza el ${until}. Hasta entonces puede deshacerla.`,
    link: (until) => (until === undefined ? 'Ver el progreso' : 'Ver el progreso o conservar la cuenta'),
    keep: 'Guarde este enlace: funciona sin iniciar sesión. También lo hemos enviado por correo a todos los propietarios y a la dirección de contacto de la cuenta. No lo comparta, porque sirve a cualquiera que lo tenga.',
  },
  refusals: {
    'no-account': [
      'No hay ninguna cuenta',
      'Este acceso no pertenece a ninguna cuenta, así que no hay nada que eliminar.',
    ],
    'not-owner': [
      'Solo puede hacerlo un propietario',
      'Usted no es propietario de la cuenta. No se ha cambiado nada. Pida a un propietario de su empresa que elimine la cuenta o que le quite de ella.',
    ],
    'first-time': [
      'Inicie sesión primero en la aplicación',
      'No ha elegido una contraseña desde que le invitaron. Hágalo en la aplicación y vuelva después.',
    ],
    erasing: [
      'La cuenta se está eliminando',
      'Un propietario ya lo ha solicitado. El enlace al progreso está en el correo a los propietarios.',
    ],
    foreign: [
      'Este formulario se envió desde otro sitio',
      'Por su seguridad se ha rechazado. Empiece de nuevo en esta página.',
    ],
  },
  back: 'Volver al inicio',
}

function period(milliseconds: number): string {
  const hours = Math.max(1, Math.floor(milliseconds / 3_600_000))
  if (hours >= 48) return `${Math.floor(hours / 24)} días`
  return hours === 1 ? '1 hora' : `${hours} horas`
}
