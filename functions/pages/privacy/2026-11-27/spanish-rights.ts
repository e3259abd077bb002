import type { Section } from '../../legal-text.ts'

export const rights: readonly Section[] = [
  {
    heading: 'Quién más lo recibe',
    paragraphs: [
      'Amazon Web Services guarda los datos y entrega los mensajes, por encargo del operador y en la región que este eligió. Los mensajes de texto pasan por las compañías telefónicas; los correos, por el proveedor del buzón al que van. El operador no transmite nada más ni vende nada. Estas páginas no usan cookies ni cargan nada de otros sitios, y no cuentan visitantes.',
    ],
  },
  {
    heading: 'Cómo se protege',
    paragraphs: [
      'Nombres, direcciones, textos y posiciones están cifrados con una clave propia de la empresa, además del cifrado de la base de datos. Cuando una empresa elimina su cuenta, también se borra esa clave. Que un mensaje se envíe o no depende de reglas fijas: lo que usted aceptó, la hora del día y cuántos se enviaron. No se crea ningún perfil de usted.',
    ],
  },
  {
    heading: 'Qué puede hacer usted',
    paragraphs: [
      'Como cliente: para una copia de sus datos, una corrección o un borrado, pregunte a la empresa; su dirección está en cada uno de sus correos. Puede detener los mensajes en cualquier momento: responda STOP a un mensaje de texto o use el enlace de un correo.',
      'Como miembro: su aplicación puede darle una copia de todo lo que se guarda de usted, muestra quién cambió sus horas y le permite corregir su nombre y dejar la empresa. Sus horas quedan cuando se va, porque prueban lo que se le paga.',
      'Como propietario: puede exportarlo todo y eliminar la cuenta con todos sus datos.',
      'También puede reclamar ante la autoridad de protección de datos de donde vive.',
    ],
  },
]
