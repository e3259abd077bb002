import type { StatusTexts } from './wording.ts'

export const spanish: StatusTexts = {
  states: {
    scheduled: [
      'La cuenta está bloqueada',
      'Ningún miembro puede usarla. No se elimina nada antes de que termine el plazo.',
    ],
    fencing: [
      'La eliminación ha empezado',
      'La cuenta está bloqueada. Esperamos a que terminen las solicitudes que ya estaban en curso.',
    ],
    erasing: ['La cuenta se está eliminando', 'Puede cerrar esta página y volver en cualquier momento.'],
    verifying: [
      'La cuenta se está eliminando',
      'Todos los registros están eliminados. Comprobamos otra vez que no queda nada.',
    ],
    erased: ['La cuenta está eliminada', 'Se ha eliminado todo, y una segunda comprobación no encontró nada más.'],
    blocked: [
      'La eliminación tarda más de lo normal',
      'Desde hace una hora no avanza. Ya hemos recibido una alerta y se reintenta automáticamente. Usted no tiene que hacer nada.',
    ],
    cancelled: [
      'La cuenta se conserva',
      'La eliminación se ha cancelado. No se ha eliminado nada, y todos los miembros pueden volver a usar la cuenta.',
    ],
  },
  undo: [
    '¿Ha cambiado de opinión?',
    (until) => `La eliminación empieza el ${until}. Hasta entonces puede conservar la cuenta sin cambios.`,
    'Conservar la cuenta',
  ],
  counting: 'Contando lo que hay …',
  progress: (percent) => `${percent} eliminado`,
  counts: { deleted: 'Qué se ha eliminado', there: 'Qué se elimina', what: 'Qué', count: 'Cuántos' },
  erasedOf: (erased, found) => `${erased} de ${found}`,
  kept: 'Qué se conserva y hasta cuándo',
  keptItems: {
    erasure: [
      'El registro de esta eliminación',
      'Demuestra la eliminación y no contiene datos personales.',
      'para siempre',
    ],
    suppression: [
      'Números de teléfono y correos que pidieron no recibir mensajes',
      'Como resúmenes cifrados con clave, para que no vuelvan a recibir ninguno.',
      'para siempre',
    ],
    signInAttempt: [
      'Inicios de sesión en la página de eliminación',
      'Resúmenes cifrados con clave de correos y direcciones IP, para limitar los intentos.',
      '15 minutos después del primer intento',
    ],
    pendingStop: [
      'Bajas que aún no se pudieron procesar',
      'El número que envía y el teléfono, cifrados, para que la baja no se pierda.',
      '14 días después del mensaje',
    ],
    invitedAddress: [
      'Correos invitados o por confirmar',
      'Como resúmenes cifrados con clave, para que una dirección reciba un correo así al día.',
      'un día después del correo',
    ],
    'backups of the table': [
      'Copias de seguridad de la base de datos',
      'No se pueden modificar; sus datos personales dejan de ser legibles, porque se elimina su clave.',
    ],
    logs: ['Registros técnicos', 'Solo contienen identificadores, códigos y cantidades.'],
    'messages in flight': ['Mensajes en colas', 'Cifrados, en camino entre AWS y este sistema.'],
  },
  until: (end) => `Hasta: ${end}`,
  unreadable: (at) =>
    `A partir del ${at} sus datos en las copias de seguridad ya no se pueden leer, porque se elimina su clave.`,
  receipt: {
    heading: 'Recibo',
    download: 'Descargar el recibo firmado',
    content: 'Dice qué había, qué se eliminó y qué se conserva. No contiene datos personales.',
    check: 'Comprobar el recibo',
    how: (command, keys) =>
      `<p>Cualquiera puede comprobar que el recibo es auténtico y no se ha cambiado. En un ordenador con el código fuente de Fieldpost y con Node.js, esta orden, en la carpeta del código, lo dice con palabras claras (en inglés):</p>
<p><code>${command}</code></p>
<p>Toma las claves públicas de <a href="${keys}">${keys}</a>. También sirve cualquier otro programa que verifique un JWS (ES256) con esas claves. Guarde una copia de las claves junto al recibo, en un lugar seguro, si quiere comprobarlo dentro de muchos años.</p>`,
  },
  refreshing: (seconds) => `Esta página se actualiza sola cada ${seconds} segundos.`,
  stopRefreshing: 'No actualizar',
  refresh: 'Actualizar',
  requested: (at, erasureId) => `Solicitado el ${at}. Referencia ${erasureId}.`,
  refusals: {
    not_found: ['Página no encontrada', 'Use el enlace completo del correo.'],
    too_late: ['Ya es tarde para cancelar', 'El plazo ha terminado y la eliminación ha empezado.'],
    other: ['No ha funcionado', 'Vuelva atrás e inténtelo de nuevo.'],
  },
}
