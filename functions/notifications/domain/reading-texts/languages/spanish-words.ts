import type { WordClasses } from '../phrases.ts'
import { personName, phoneNumber } from './language.ts'

/**
 * Endings tell a request from a report: "no me manden" asks, "no me mandaron" complains. Verbs in -ar ask with -e, those in -ir
 * with -a.
 */
const asked = '(?:e|es|en|eis|emos)(?:me|nos|le)?'
const stems =
  'envi|mand|texte|contact|molest|mensaje|acos|fastidi|hostig|spame|spamme|marqu|notifiqu|comuniqu|busqu|fastidie|recuerd|jorob|lleg|insist|llen|friegu|chingu'
const infinitives =
  'envi|mand|texte|contact|molest|mensaje|acos|fastidi|hostig|spame|notific|comunic|jorob|fregar|chingar|insist'

const doing = `joder|fregar(?:me)?|chingar(?:me)?|insistir|escribir(?:me|nos|le|les)?|(?:${infinitives})ar(?:me|nos|le|les)?|escribiendo(?:me|nos)?|(?:${infinitives})ando(?:me|nos)?`

export const spanish: WordClasses = {
  texts:
    'mensajes?|mensajitos?|textos?|sms|msjs?|msgs?|recordatorios?|notificacion|notificaciones|avisos?|alertas?|publicidad|promociones|' +
    'promocion|ofertas?|anuncios?|propaganda|informacion|spam|comunicacion|comunicaciones|correos?|suscripcion|suscripciones|' +
    'subscripcion|inscripcion|servicio de mensajes',
  /** "escriban", "manden", "escribir", "mandar" */
  ask: `escrib(?:a|as|an|ais|amos)(?:me|nos)?|(?:${stems})${asked}|escribir(?:me|nos|le|les)?|(?:${infinitives})ar(?:me|nos|le|les)?`,
  /** "mandaran", after a polite "quisiera que". */
  askPast: `(?:${stems})ar(?:an?|as)(?:me|nos)?|escribier(?:an?|as)(?:me|nos)?`,
  /** "escribir", "mandarme", "molestando" */
  doing,
  tail: `de|la|las|su|sus|los|mi|me|lista|recibir|numero|baja|telefono|mensajes|recordatorios|textos|avisos|esta|${doing}`,
  call: 'llam(?:e|es|en)|llamar(?:me|nos)?|llamando(?:me)?',
  me: 'me|nos|mi|a mi|a este numero|a mi numero|este numero|a este telefono|a mi telefono|a mi celular|este telefono|aqui|al celular|a mi cel|nuestro numero',
  not: 'no|nunca|jamas|tampoco|ni|favor de no|ya no',
  the: 'el|la|los|las|sus|su|mas|estos|estas|esos|esas|este|esta|ese|esa|otro|otros|otra|mis|mi|ningun|ninguna|tantos|tantas|de|del|con|por|todos|todas|todo|tipo|texto|a|ustedes|un|una|que|al|recibir|nada|me|celular|futuros',
  soon: 'ya|mas|nunca|jamas|nunca mas|otra vez|de nuevo|nada|nada mas|ahora|ahora mismo|inmediatamente|en absoluto|por favor|porfavor|porfa|pf|favor|gracias|muchas gracias|x favor|xfavor|xfa|senor|senora|senores|tampoco|ustedes|de ustedes|hoy|urgente|aqui|nadie|desde hoy|a partir de hoy|por este medio|con esto|tanto|tantas veces',
  polite:
    'por favor|porfavor|porfa|pf|favor|favor de|gracias|muchas gracias|x favor|hola|buenas|buenos dias|buenas tardes|disculpe|disculpen|perdon|oiga|oigan|senor|senora|les pido|le pido|pido|que|ya|les pido que|le pido que|pido que|solicito que|y|si|ok|bueno|entonces|quiero|quisiera|deseo|necesito|me gustaria|quiero que|necesito que|deseo que|podrian|podria|pueden|puede|puedes|pudieran|a|no gracias|solo|yo|ustedes|usted|hagan el favor de|haga el favor de',
  will: 'quier[oa]|queremos|deseo|deseamos|necesito|necesitamos|requiero|interesan?|gustan?|gustaria|quisiera|quiera|acepto|autorizo|autorice|autorizamos|prefiero|prefiere|pedi|pedimos|solicite|solicito|estoy interesad[oa]|estamos interesados|doy permiso|di permiso|permito|consiento|me interesan?|me gustan?|me gustaria|quiero que|deseo que|voy a',
  getting: 'recibir|recibirlas|recibirlos|recibirlo|estar recibiendo|seguir recibiendo',
  /** "dejen de", "paren de" */
  ceasing:
    'dej(?:a|as|e|es|en|ar|ad|ame|enme|eme|enos) de|ces(?:e|en|a|ar) de|par(?:a|e|en|ar|ale|enle|ele)(?: ya)? de|deten(?:er|ga|gan|te) de|basta de|suficiente de|(?:ya )?estuvo(?: bueno| bien| suave)? de|termin(?:e|en|a|ar) de',
  halting:
    'par(?:e|en|a|ar|enle|ale|ele)|deten|detener|detenga|detengan|detengase|suspend(?:a|an|er|e)|ces(?:e|en|ar)|cancel(?:e|en|a|ar|eme|enme|ame|arme|o)|anul(?:e|en|a|ar|o)|elimin(?:e|en|a|ar)|quit(?:e|en|a|ar)|finalic(?:e|en)|finalizar|termin(?:e|en|ar)|basta|alto|desactiv(?:e|en|a|ar)|suficiente|interrump(?:a|an|ir)|borr(?:e|en|a|ar)',
  removing:
    'quit(?:e|en|a|ar|enlo|elo|es|aran?)|borr(?:e|en|a|ar|enlo|elo|es|aran?)|sacaran?|eliminaran?|elimin(?:e|en|a|ar|enlo|elo|es)|sa[cq]u?(?:e|en|a|ar|es)|remuev(?:a|an)|remover|retir(?:e|en|a|ar)|tach(?:e|en|a|ar)|excluy(?:a|an|e)|excluir|da(?:r|d)? de baja',
  removeMe:
    '(?:quit|borr|elimin|sac|saqu|remuev|retir|tach|excluy|desuscrib|desinscrib|baj)(?:a|e|en|an)(?:me|nos)|(?:quit|borr|elimin|sac|retir|remov)[ae]rme|excluirme|desuscribirme|desinscribirme|desapuntarme|desapunt(?:e|en|a)me|(?:quit|borr|elimin)(?:es|as)(?:me)?',
  optOut:
    'desuscri\\S*|desinscri\\S*|desubscri\\S*|dessuscri\\S*|unsuscrib\\S*|darme de baja|darnos de baja|dar de baja|darse de baja|(?:da|de|den|denos|dan)(?:me|nos)? de baja|me (?:doy|den|de|dan|dieran) de baja|denos de baja|dese de baja|dense de baja|(?:quiero|queremos|solicito|pido|deseo|necesito) (?:la |mi |una )?baja|(?:solicitud|peticion) de baja|cancel\\S+ (?:mi |la )?su[sb]s?cripcion|anul\\S+ (?:mi |la )?su[sb]s?cripcion',
  stopVerb:
    'dej(?:e|en|es|ar|a|ar|aran|en) de|par(?:e|en|es|ar)|quit(?:e|en|es|ar|arme)|borr(?:e|en|es|ar|arme)|elimin(?:e|en|es|ar|arme)|cancel(?:e|en|es|ar|o)|den de baja|de baja|darme de baja|dar de baja|saqu(?:e|en|es)|salir|salirme|sacar|desuscrib\\S*|suspend(?:a|an|er)|deteng(?:a|an)|detener|stop|alto|baja',
  self: `(?:mi|este|nuestro|el) (?:numero(?: de (?:telefono|celular|cel))?|telefono|celular|cel|nombre|contacto|movil|num)|(?:al? )?(?:numero |telefono )?${phoneNumber}|mis datos|mi informacion`,
  list: '(?:(?:su|la|esta|esa|tu|sus|las|el|este|ese|los) )?(?:lista|listas|sistema|base|base de datos|contactos|registro|registros|grupo|mensajes|chat|agenda de contactos|servicio de mensajes|suscripcion|difusion|lista de difusion)|ahi|aqui|todo|alli|todos|esto|eso|sus mensajes|sus contactos|sus avisos|sus recordatorios|sus listas',
  other:
    'cita|citas|visita|servicio|lunes|martes|miercoles|jueves|viernes|sabado|domingo|plan|contrato|seguro|cuenta|alfombra|orden|trabajo|tratamiento|agenda|calendario|factura|hora|horario|semana|mes|manana',
  when: 'antes|despues|hasta|cuando|mientras|durante|si|tan|tarde|temprano|en la|en el|los|hoy|manana|por la|el|la|un|al|del|a las|esta|ese|esa|otra persona|con|ahorita|horita|en este momento|por ahora|orita|de noche|en la noche|de madrugada|en la madrugada|muy temprano|muy tarde|a media noche|a esta hora|a estas horas|a deshoras|los domingos|en domingo|ahora que|ahora porque|ahora estoy|ahora no',
  lead: 'por favor|porfavor|porfa|favor|favor de|hola|buenas|disculpe|oiga|ya|les pido que|le pido que|y|si|ok|bueno|no|quiero que|que|dije|dije que|he dicho|ya dije|pueden|puede|podrian|podria|gracias|ustedes|necesito que|deseo que|mejor',
  name: personName,
  phone: `${phoneNumber}|[0-9]{3,}`,
  fedUp:
    'hart[oa]s?|cansad[oa]s?|aburrid[oa]s?|fastidiad[oa]s?|enfadad[oa]s?|molest[oa]s?|ya me canse|me tienen hart[oa]',
  relative:
    'espos[oa]|marido|mujer|novi[oa]|hij[oa]s?|mama|papa|madre|padre|hermano|hermana|inquilin[oa]s?|jef[ea]|vecin[oa]s?|suegra|suegro|senora|abuel[oa]',
  parcel:
    'factura|facturas|recibo|recibos|cuenta|cuentas|cotizacion|presupuesto|enlace|link|liga|carta|cartas|correo|correos|email|emails|papel|papeles|gente|muchacho|muchachos|muchacha|tecnico|equipo|senor|mismo|misma|otro|otra|nadie|trabajador|trabajadores|llamadas',
  busy: 'manejando|conduciendo|ocupad[oa]|trabajando|durmiendo|dormid[oa]|(?:en|de) (?:una |un |el |la |mi |clase de )?(?:junta|reunion|clase|clases|misa|iglesia|hospital|trabajo|escuela|cita|velorio|funeral|boda|llamada|vuelo|viaje|vacaciones|cine|consulta|doctor|cirugia|corte)',
  praise:
    'amables?|lind[oa]s?|hermos[oa]s?|precios[oa]s?|maravillos[oa]s?|genial(?:es)?|increible|perfecto|los mejores|padrisimo|chulada|buenisim[oa]s?|excelente|belleza|encanta|bell[oa]s?',
  filler:
    'y|pero|oye|oiga|oigan|hola|disculpe|disculpen|perdon|una pregunta|pregunta|entonces|espere|esperen|espera|bueno|ok|ay|ah|buenas|buenos dias|buenas tardes|ya|tambien|no|si|por favor',
  pastStop:
    '(?:dejo|dejaron|dejaste) de|pararon|paro|paraste|quitaron|quito|borraron|borro|cancelaron|dieron de baja|dio de baja|di de baja|suspendieron',
}
