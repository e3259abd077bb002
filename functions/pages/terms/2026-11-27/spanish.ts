import type { LegalText } from '../../legal-text.ts'

export const spanish = (): LegalText => ({
  heading: 'Condiciones de uso',
  sections: [
    {
      paragraphs: [
        'Estas condiciones rigen entre el operador de este servicio y cada empresa que tiene una cuenta en él. Los miembros usan el servicio para su empresa. Los clientes que reciben mensajes de una empresa no aceptan nada aquí.',
      ],
    },
    {
      heading: 'La cuenta',
      paragraphs: [
        'Abre una cuenta una persona que puede actuar por la empresa, y que pasa a ser su propietaria. El nombre, la dirección postal y la dirección de contacto de la empresa deben ser verdaderos: cada correo a un cliente los muestra.',
        'Los propietarios deciden quién es miembro y con qué función, y la empresa responde de lo que sus miembros hacen en el servicio. Cada contraseña es de una sola persona, y cada clave de teléfono, de un solo teléfono.',
      ],
    },
    {
      heading: 'Los mensajes',
      paragraphs: [
        'La empresa escribe a clientes que lo aceptaron, y registra con verdad qué aceptaron, cuándo y las palabras que se les mostraron. El servicio rechaza lo que sabe que está prohibido: sin consentimiento, tras una baja, a una hora indebida. Eso no exime a la empresa de la ley de los países a los que escribe.',
        'Están prohibidos los mensajes en nombre de otros, los mensajes engañosos y los rodeos para evitar una baja. El número de mensajes al día es limitado. El operador puede detener los envíos de una empresa que incumpla estas reglas, o de cuyos mensajes se quejen las compañías telefónicas o quienes los reciben.',
      ],
    },
    {
      heading: 'Horas y posiciones',
      paragraphs: [
        'Las posiciones se registran entre la entrada y la salida fichadas, de miembros que han leído el aviso de seguimiento. La empresa se asegura de que puede registrarlas, informa con verdad a sus trabajadores y no usa el servicio para vigilar a personas fuera de su trabajo.',
        'Las horas son las que se ficharon o se anotaron. La empresa las comprueba antes de pagar por ellas.',
      ],
    },
    {
      heading: 'Los datos',
      paragraphs: [
        'Lo que una empresa introduce es de la empresa. El operador lo trata solo para prestar el servicio a esa empresa, como dice la página de privacidad. La empresa puede exportarlo todo en cualquier momento, y eliminar la cuenta con todo lo que contiene.',
      ],
    },
    {
      heading: 'El servicio',
      paragraphs: [
        'El operador presta el servicio con cuidado, pero no promete que esté siempre disponible ni que cada mensaje llegue: las compañías telefónicas y los buzones pueden rechazarlo. No es un servicio para emergencias. El programa es de código abierto bajo la licencia MIT, que no da garantía.',
        'Se puede rechazar una petición que ponga en peligro a otros, como una avalancha de ellas.',
      ],
    },
    {
      heading: 'El fin',
      paragraphs: [
        'Un propietario puede eliminar la cuenta cualquier día, sin motivo. El operador puede cerrar la cuenta de una empresa que incumpla estas condiciones, y la avisa antes si es posible, para que pueda exportar sus datos.',
      ],
    },
    {
      heading: 'Cambios',
      paragraphs: ['Las nuevas condiciones llevan una nueva fecha. Las anteriores quedan legibles aquí.'],
    },
  ],
})
