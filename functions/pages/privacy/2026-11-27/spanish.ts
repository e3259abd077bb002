import type { Facts, LegalText } from '../../legal-text.ts'
import { type KeptFields, listOf } from '../kept-fields.ts'
import { rights } from './spanish-rights.ts'

const fields = {
  'customer.name': 'nombre',
  'customer.phone': 'número de teléfono',
  'customer.email': 'correo electrónico',
  'customer.address': 'dirección postal',
  'customer.timeZone': 'zona horaria',
  'customer.language': 'idioma',
  'customer.notes': 'notas de la empresa',
  'customer.tags': 'los grupos en que la empresa le incluye',
  'decision.statement': 'las palabras que se le mostraron',
  'decision.evidence': 'lo que prueba su decisión',
  'appointment.title': 'título',
  'appointment.address': 'dirección',
  'appointment.position': 'su lugar en el mapa',
  'message.to': 'la dirección a la que fue o de la que vino',
  'message.subject': 'asunto',
  'message.text': 'texto',
  'message.authored': 'lo que escribió la empresa',
  'message.arrival': 'la hora de llegada prevista',
  'member.name': 'nombre',
  'member.email': 'correo electrónico',
  'device.label': 'su nombre',
  'shift.note': 'notas',
  'shift.edits': 'quién las cambió, cuándo y por qué',
  'shift.startPosition': 'dónde fichó la entrada',
  'shift.endPosition': 'dónde fichó la salida',
} satisfies KeptFields

const list = (kind: string) => listOf(fields, kind)
const companyDeletes = 'Hasta que la empresa le borre, o borre su cuenta.'
const accountEnds = 'Hasta que la empresa borre su cuenta.'
const memberErased =
  'Hasta que la empresa borre su cuenta, o un propietario haga borrar los datos de un miembro que se fue.'

export const spanish = ({ backupDays }: Facts): LegalText => ({
  heading: 'Qué se guarda de usted',
  columns: ['Qué', 'Para qué', 'Cuánto tiempo'],
  sections: [
    {
      paragraphs: [
        'Las empresas usan Fieldpost para planificar su trabajo, registrar las horas trabajadas y escribir a sus clientes. La empresa que le escribe, o para la que usted trabaja, decide qué guarda de usted y responde de ello. El operador de este servicio hace funcionar el programa para esas empresas. Esta página dice qué guarda el programa, para qué y hasta cuándo.',
      ],
    },
    {
      heading: 'Si usted es cliente',
      kept: [
        {
          what: `Usted como cliente: ${list('customer')}`,
          why: 'La empresa le conoce por estos datos, le escribe en su idioma y de día, y sabe dónde se hace el trabajo.',
          until: companyDeletes,
        },
        {
          what: `Sus consentimientos y sus bajas: cada decisión con su hora, ${list('decision')}, y quién la registró`,
          why: 'Prueba lo que usted aceptó. Sin consentimiento no se le envía ningún mensaje.',
          until: companyDeletes,
        },
        {
          what: `Sus citas: hora, duración, estado, ${list('appointment')}`,
          why: 'La empresa va a esa hora y se lo recuerda.',
          until: companyDeletes,
        },
        {
          what: `Mensajes de usted y para usted: hora, estado, ${list('message')}`,
          why: 'Usted y la empresa pueden ver lo escrito, y la empresa por qué se envió un mensaje o no.',
          until: `${companyDeletes} Un mensaje de un número que la empresa no conoce: 30 días.`,
        },
        {
          what: 'Qué miembro de la empresa registró sus consentimientos o exportó sus datos: con su número en el programa, sin su nombre',
          why: 'El dueño de la empresa puede comprobarlo.',
          until: accountEnds,
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
      ],
      paragraphs: ['No se registra dónde está usted.'],
    },
    {
      heading: 'Si usted trabaja para una empresa',
      paragraphs: [
        'Su posición se registra solo entre su entrada y su salida fichadas, con una tolerancia que indica su aviso de seguimiento. Una posición de cualquier otro momento no se guarda; solo se cuenta que la hubo.',
      ],
      kept: [
        {
          what: 'Su acceso: correo electrónico, un código derivado de su contraseña y, si usa una aplicación de autenticación, su clave',
          why: 'Con él inicia sesión.',
          until: 'Hasta que la empresa le dé de baja, o borre su cuenta.',
        },
        {
          what: `Usted como miembro: ${list('member')}, función, idioma y cuándo leyó el aviso de seguimiento`,
          why: 'Los compañeros ven quién trabaja dónde y quién hizo qué.',
          until: memberErased,
        },
        {
          what: `Sus horas trabajadas: inicio, fin, pausas, distancia, ${list('shift')}`,
          why: 'Son lo que se le paga. Los lugares se guardan solo si su aplicación los envió, y no más tiempo que sus posiciones.',
          until: memberErased,
        },
        {
          what: 'Sus posiciones mientras tiene fichada la entrada: posición, precisión, velocidad, rumbo, altitud, batería, actividad y la hora de cada dato',
          why: 'La empresa ve dónde se trabaja y cuánto condujo usted, y avisa a los clientes de su llegada.',
          until: 'Lo que diga su aviso de seguimiento: 400 días, si la empresa no ha elegido otro plazo.',
        },
        {
          what: 'Cuántas posiciones envió su teléfono cada día',
          why: 'Usted y la empresa ven si faltan posiciones.',
          until: memberErased,
        },
        {
          what: `Su teléfono: ${list('device')}, cuándo se usó por última vez y con qué aplicación, si su reloj va mal y qué no se pudo leer`,
          why: 'Usted y la oficina averiguan por qué faltan posiciones.',
          until: 'Hasta que se dé de baja el teléfono o a usted.',
        },
        {
          what: 'Qué hizo o consultó usted en el programa, y cuándo: con su número en él, sin su nombre',
          why: 'El propietario puede comprobar quién cambió horas, ajustes y consentimientos, y quién consultó un recorrido.',
          until: accountEnds,
        },
        {
          what: 'Correos del programa para usted: hora, estado y de qué tratan; una contraseña temporal hasta que se envía su correo',
          why: 'Se le invita y se le comunica lo que le concierne.',
          until: memberErased,
        },
        {
          what: 'Que su dirección fue invitada: un código con clave',
          why: 'Para que ningún extraño le inunde de invitaciones.',
          until: '1 día; 30 días después de una invitación que usted rechazó o no aceptó.',
        },
      ],
    },
    {
      heading: 'Si usted es propietario de una cuenta',
      kept: [
        {
          what: 'La empresa: nombre, dirección postal, dirección de contacto, teléfono para clientes, ajustes y los textos de sus mensajes',
          why: 'Los clientes y los miembros deben saber quién les escribe.',
          until: 'Hasta que usted elimine la cuenta.',
        },
        {
          what: 'Quién pidió eliminar la cuenta y a quién se comunica, con sus direcciones',
          why: 'Se avisa a todos los propietarios, para que ninguna cuenta se pierda sin saberse.',
          until: 'Hasta que todo esté borrado. Números, horas y recuentos quedan para siempre, como prueba.',
        },
        {
          what: 'Intentos de iniciar sesión en la página que elimina cuentas: códigos con clave del correo y de la dirección IP',
          why: 'Para limitar los intentos.',
          until: '15 minutos.',
        },
      ],
    },
    {
      heading: 'De todos',
      kept: [
        {
          what: 'Respuestas a peticiones que pueden llegar dos veces, cifradas',
          why: 'Para que lo pedido dos veces se haga una sola vez.',
          until: '24 horas.',
        },
        {
          what: 'Archivos que exporta una empresa o un miembro, y respuestas demasiado grandes para un solo mensaje',
          why: 'Usted puede pedir una copia de sus datos.',
          until: '2 días.',
        },
        {
          what: 'Mensajes de texto, avisos de entrega y devoluciones en camino por las colas del proveedor',
          why: 'Para que no se pierda nada mientras una parte del programa está parada.',
          until: '1 día.',
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
    },
    ...rights,
  ],
})
