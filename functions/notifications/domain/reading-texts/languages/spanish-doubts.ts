import { phrases } from '../phrases.ts'
import type { LanguageRules } from './language.ts'
import { spanish } from './spanish-words.ts'

const of = (templates: string) => phrases(templates, spanish)

/** What takes a stop back, limits it, or gives a stop word another sense. */
export const spanishDoubts = {
  negated: of(`
    no|nunca|jamas|tampoco|ni me|nos|lo|la|le|les|vayan_a|vaya_a? <stopVerb> <tail>*
    no|nunca|jamas|tampoco|ni quiero|queremos|deseo|quisiera|queria|pretendo|pienso|necesito|hace_falta que|la|mi|me|nos|lo|palabra|para|darme|dar|a{0,3} <stopVerb> <tail>*
    sin <stopVerb> <tail>*
    no|nunca se? me|nos? <removeMe>|quit(?:e|en|es)|borr(?:e|en|es)|elimin(?:e|en|es)|saqu(?:e|en|es) <tail>*
  `),
  limited: of(`
    por error|equivocacion|accidente _{0,4} <stopVerb> <tail>*
    <stopVerb> <tail>* _{0,2} por error|equivocacion|accidente <tail>*
    no|nunca quise|queria|pedi|dije|mande|escribi|puse|fue|era _{0,3} <stopVerb>|poner_stop <tail>*
    mi <relative> se|me|nos|les|pidio|dijo|dio|lo|que{0,3} <stopVerb>|<pastStop>|<optOut> <tail>*
    <not> le|les <ask> _{0,4} a_mi|a_mis|a_el|a_ella|a_la|al|a_su|a_ellos
    <not>|<ceasing> <ask>|<doing> <texts>? a_la|al|a_el|a_ella|a_mis|a_<name>|a_ese|a_otro|a_nadie|a_mi_<relative>|a_su_<relative>
    <not> me|nos? <ask> <texts>|<me>|por_favor* <when>
    <ceasing> <doing> <texts>|<me>|por_favor* muy_temprano|muy_tarde|tan_temprano|tan_tarde|de_noche|en_la_noche|a_esta_hora|a_estas_horas|los_domingos
    <not>|<ceasing> me|nos? <ask>|<doing> a? el|la|los|las|al|mas|su|sus|otra_vez|por_favor* <parcel>
    <not>|<ceasing> me|nos? <ask>|<doing> _{0,2} por correo|email|carta|telefono|whatsapp
    me_asusta|me_da_pena|me_daria_pena|me_daria_tristeza|no_me_gustaria|no_quisiera que? dej(?:ar|aran|en|aras) de <doing>|recibir <tail>*
  `),
  otherMeaning: of(`
    no necesito|ocupo nada
    no quiero|queria|quisiera|quise|deseo|es_por molestar|molestarlos|molestarle|molestarla|molestarlo|escribir|mandar|contactar !mas|me
    dar|dame|den|de|darle|baja|quiero la? de? baja? la|el|mi|una|esta|al <other>
    <optOut> de|del|la|el|al|mi|esta? <other>
    <removeMe> de|del <the>* <other>
    <removeMe> el|la|los|las|un|una
    <halting> el|la|los|las|mi|mis|lo|al|un|una|de|del{1,2} <other>
    planta|parte|voz|presion|mas|luz|tension|temperatura|muy|esta|mesa|puerta|calle|piso|marea|esa|sala|velocidad|en baja
    muy|mas|techo|edificio|volumen|precio|costo|tan|es|esta|demasiado|piso|arbol|lo alto
    alto en|a|y|de|del|al|como !los_mensajes|los_textos|los_avisos|sus_mensajes|esto|eso|estos
    baja la|el|a|al|por|en|y|calidad|presion !favor|fa
    no_mas|nomas que|quiero|queria|el|la|dos|tres|cuatro|una|un|de|tarde|avise\\S*|para|por|con|hasta|los|[0-9]+|llame\\S*|mande\\S*|venga\\S* !favor|mensaje|mensajes|recibir|textos
    di|dimos|puse|pusieron|tienen|tengo|escribi|anote|hay el|un|mal|su|mi|la|una* numero equivocado|incorrecto|mal
    numero|telefono equivocad[oa]|incorrect[oa]|mal en|de_la|de_casa|en_la|para_la|del
    la|de_cuenta|de_casa|de_calle numero equivocad[oa]|incorrect[oa]
    numero de cuenta|casa|la_casa|factura|calle|departamento esta? equivocad[oa]|incorrect[oa]|mal
    alto muy|tan|el|la|voltaje
    muy|tan|bien alto|bajo|baja
    deje|dejo|dejaron|ha_dejado de funcionar|servir|llover|salir|trabajar|calentar|enfriar
    <ceasing> estacionar\\S*|podar|cortar|poner|tirar|fumar|pasar|dejar|echar|regar|aventar|hacer|llover|salir|gotear|sonar|ladrar !mi_numero|este_numero|mi_telefono
    no autorizo|autorice|consiento el|ese|este|esa|la|los|las|que !uso|envio|mensaje|mensajes|me|usen|use|utilicen|contacten|<texts> _
    no_me_interesa|no_quiero|no_necesito|no_deseo el|la|ese|esa|un|una|tu|otro|otra !mensaje|mensajes|texto|textos|servicio_de_mensajes|publicidad|promocion|suscripcion|informacion|recordatorio|recordatorios _
  `),
  question: of(`
    ^ <filler>* por_que|porque|cuando|que_pasa|que_pasaria|que_significa|para_que|como_que|a_poco|acaso|de_verdad
    ^ <filler>* tengo_que|tenemos_que|hay_que|debo|deberia|puedo !no
    ^ <filler>* si pongo|mando|escribo|cancelo|contesto|respondo|doy|me_doy|quito|digo|le_pongo|me_salgo|paro
    ^ <filler>* se|me se|me? dio|dieron|quito|quitaron|borraron|cancelo
    ^ <filler>* ya? me|nos? <pastStop>
  `),
  request: of(`
    ^ <filler>* por_que|porque siguen|sigue|me_siguen|me_sigue|no_dejan|no_paran|no_deja|insisten
    ^ <filler>* cuando van|va|dejaran|dejan|paran|piensan
    ^ <filler>* (?:tengo|tenemos)_que repetir|decir\\S*|pedir\\S*|llamar|denunciar
    ^ <filler>* puedo darme|dar|cancelar|salir\\S*|dejar
    ^ <filler>* porque no|ya_no
  `),
  doubtful: of(`
    ^ <filler>* se_equivoco|se_equivocaron|se_equivoca|se_equivocan $
    demasiados|muchos|tantos <texts>
    fallecio|murio|difunto|difunta
    como|quien|de_donde tiene|tienen|consiguio|consiguieron|les_dio|le_dio mi numero
    no_los|no_le|no_les conozco
    ya? no_vivo|no_vivimos
    no_soy yo
  `),
} satisfies Partial<LanguageRules>
