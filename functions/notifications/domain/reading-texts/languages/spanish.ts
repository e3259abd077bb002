import { phrases } from '../phrases.ts'
import type { LanguageRules } from './language.ts'
import { spanish } from './spanish-words.ts'

const of = (templates: string) => phrases(templates, spanish)

export const spanishRules: LanguageRules = {
  negated: of(`
    no|nunca|jamas|tampoco|ni me|nos|lo|la|le|les|vayan_a|vaya_a? <stopVerb> <tail>*
    no|nunca|jamas|tampoco|ni quiero|queremos|deseo|quisiera|queria|pretendo|pienso|pedi|dije|mande|escribi|necesito|hace_falta que|la|mi|me|nos|lo|palabra|para|darme|dar|a{0,3} <stopVerb> <tail>*
    sin <stopVerb> <tail>*
    por error|equivocacion|accidente _{0,4} <stopVerb> <tail>*
    <stopVerb> por error|equivocacion|accidente <tail>*
  `),
  otherMeaning: of(`
    dar|dame|den|de|darle|baja|quiero la? de? baja? la|el|mi|una|esta|al <other>
    <optOut> de|del|la|el|al|mi|esta? <other>
    <removeMe> de|del <the>* <other>
    <removeMe> el|la|los|las|un|una
    <halting> el|la|los|las|mi|mis|lo|al|un|una|de|del{1,2} <other>
    planta|parte|voz|presion|mas|luz|tension|temperatura|muy|esta|mesa|puerta|calle|piso|marea|esa|sala|velocidad|en baja
    muy|mas|techo|edificio|volumen|precio|costo|tan|es|esta|demasiado|piso|arbol|lo alto
    alto en|a|y|de|del|al|como
    baja la|el|a|al|por|en|y|calidad|presion
    no_mas|nomas que|quiero|queria|el|la|dos|tres|cuatro|una|un|de|tarde|avise\\S*|para|por|con|hasta|los|[0-9]+|llame\\S*|mande\\S*|venga\\S* !favor|mensaje|mensajes|recibir|textos
    di|dimos|puse|pusieron|tienen|tengo|escribi|anote|hay el|un|mal|su|mi|la|una* numero equivocado|incorrecto|mal
    <not> le|les <ask> _{0,4} a_mi|a_mis|a_el|a_ella|a_la|al|a_su|a_ellos
    <not> <ask> a_la|al|a_el|a_ella|a_mis|a_<name>|a_ese|a_otro
    <not> me|nos? <ask> <texts>? <when>
    no_me_interesa|no_quiero|no_necesito|no_deseo el|la|ese|esa|un|una|tu|otro|otra !mensaje|mensajes|texto|textos|servicio_de_mensajes|publicidad|promocion|suscripcion|informacion|recordatorio|recordatorios _
  `),
  stop: of(`
    <optOut>
    <ceasing> <doing>|recibir|estar|seguir|<call>
    <halting> ya? <the>* <texts>
    <halting> ya? con <the>* <texts>|eso|esto
    para|pare|paren|parale|parenle|alto|basta ya|por_favor|porfavor|porfa <soon>* $
    ^ <lead>* pare|paren|parar|parenle|parale|alto|basta|detener|suspender|detengase|detenganse|ya_parale|ya_estuvo|bueno_ya <soon>* $
    ^ <lead>* ya_basta|basta_ya|no_mas|nomas|ya_no_mas|ya_no <soon>|<polite>* $
    ^ <lead>* ya_basta|no_mas|ya_no_mas <the>* <texts>
    ^ <lead>* baja|salir|cancelar_todo <soon>* $
    no_mas|no_mande\\S*_mas|cero|ni_un|ni_uno <the>* <texts>
    <not> me|nos|volver_a|vuelvan_a|vuelva_a|vuelvas_a|vuelvan|sigan|siga|sigas|anden|ande|intenten|intente|traten_de|trate_de|estar|esten|este|se|por_favor|les_permito{1,4} <ask>|<doing> <me>|<soon>|<the>* $
    <not> me|nos|volver_a|vuelvan_a|vuelva_a|vuelvas_a|vuelvan|sigan|siga|sigas|anden|ande|intenten|intente|traten_de|trate_de|estar|esten|este|se|por_favor{1,4} <ask>|<doing> <me>|<soon>|<the>* <texts>
    <not> me|nos|volver_a|vuelvan_a|vuelva_a|vuelvas_a|vuelvan|sigan|siga|sigas|anden|ande{1,3} <ask>|<doing> <soon>|a_mi|a_este|a_mi_numero
    <not> <ask>|<doing> <me>|<soon>|<the>* $
    <not> <ask>|<doing> <me>|<soon>|<the>* <texts>
    <not> me|nos|se_me? <will> que? me? <ask>|<doing>
    <not> me|nos? <will> que? <the>|seguir|seguir_recibiendo|recibiendo|saber|mas|de* <texts>|recibir|recibiendo|contacto|contactado|contactada
    <not> me|nos? <will> nada|saber_nada|saber_mas_nada <soon>* $
    <not> me|nos? interesa|interesan|estoy_interesado|estoy_interesada|estamos_interesados|gusta_recibir <soon>|sus|su|<texts>|esto|en_esto* $
    <not> deseo|quiero|quisiera|voy_a seguir_recibiendo|recibir|que_me_contacten|seguir_en_la_lista|estar_en_la_lista|estar_en_su_lista
    <removeMe> ya|por_favor|de|del? <list>? <soon>* $
    <removeMe> ya|por_favor? de|del <list>
    me|nos <removing> ya|por_favor? de|del <list>
    <removing> ya|por_favor? <self>
    ^ <lead>* <removing> ya|por_favor? de|del <list>
    me|nos pueden|puede|podria|podrian|quiten|pudieran <removing> de|del <list>
    ^ <lead>* no|sin|cero|ni_un mas? <texts> <soon>|<polite>* $
    <not> <getting> <the>* <texts>
    chinga|chingada|chinguen|jodete|jodanse|chingate|mamen
    su[sb]s?cripcion cancelar|cancelada|anular|baja
    salir|salirme|fuera de <list>
    numero|telefono|persona|celular|contacto|num|cel equivocado|equivocada|incorrecto|incorrecta|erroneo|malo|ekivocado|ekivocada
    equivoca|equivocan|equivoco|equivocaron|equivocaste|equivocado|confunde|confunden|confundio|confundieron de|con|tienen? numero|persona|telefono|otra
    no_soy|yo_no_soy|no_somos esa|la|esta|ese|el|su? persona|cliente|clienta|indicada|indicado|senor|senora que? buscan|busca|dicen|esta_buscando? $
    no_soy|yo_no_soy|no_somos la|esa|el persona|senor|senora
    no_es|no_era mi numero|telefono|celular
    ya? no_soy|no_somos su|cliente|clienta|clientes
    dejeme|dejenme|dejame|dejenos|dejennos en_paz|tranquilo|tranquila|tranquilos|solo|sola
    ^ <lead>* largate|larguense|vete|spam|acoso|bloqueado|bloqueada|bloqueados|bloquear|es_spam|esto_es_spam|esto_es_acoso|no_molestar|no_molestes|no_molesten|no_molestar_mas <soon>* $
    los|lo|la|las|les|te voy_a|vamos_a reportar|denunciar|bloquear|demandar
    voy_a|vamos_a (?:report|denunci|bloque|demand)ar(?:los|lo|la|las|te|le)
    los|lo|te|la reporto|denuncio|bloqueo|reportare|denunciare|bloqueare
    retiro|revoco|cancelo|anulo|retirar|revocar|quito mi|el|la|todo* consentimiento|permiso|autorizacion
    no|nunca|sin|jamas les|le|te|tiene|tienen|tienes|doy|di|he_dado|dimos|damos|hay|mi|el|la|su|tengo* consentimiento|permiso|autorizacion <soon>|para_contactarme|para_escribirme|para_enviarme|para_mandarme|de_contactarme|de_escribirme* $
    no|nunca|sin|jamas les|le|te|tiene|tienen|tienes|doy|di|he_dado|dimos|damos|hay|mi|el|la|su|tengo* consentimiento|permiso|autorizacion para|de <doing>
    no autorizo|autorice|autorizamos|consiento <soon>|esto|estos* $
    no|nunca|jamas me|nos? suscribi|inscribi|registre|apunte|anote|pedi|pedimos|solicite <soon>|esto|estos|sus|a|para|eso|los|<texts>* $
  `),
  callStops: of(`
    <not> me|nos? vuelvan_a|vuelva_a|sigan? <call> <soon>|<me>* $
  `),
  wrongPerson: of(`
    %que|si no_soy|yo_no_soy|aqui_no_es|no_es|no_me_llamo|no_hay|aqui_no_vive|no_vive_aqui|no_conozco_a <name> <name>? gracias|aqui|por_favor|disculpe|perdon* $
    este|ese|aqui ya? no es|era el|su|mi? numero|telefono|celular|cel de <name>
    ya? no es|tiene|usa su|este|ese|el numero|telefono|celular|cel
    este|ese|esto ya? no es|era el|su|mi numero|telefono|celular|cel de _ $
    no_conozco a|esta|esa|su|ningun|ninguna|al|la? <name>|empresa|compania|persona|nadie
  `),
  doubtful: of(`
    demasiados|muchos|tantos <texts>
    fallecio|murio|difunto|difunta
    como|quien|de_donde tiene|tienen|consiguio|consiguieron|les_dio|le_dio mi numero
    no_los|no_le|no_les conozco
    ya? no_vivo|no_vivimos
    no_soy yo
    no_se quien_es|quienes_son|quien_son
  `),
  help: of(`
    ^ <polite>|ok|un_poco_de* ayuda|informacion|info|auxilio|asistencia <polite>|me|ahora* $
    necesit[oa]|necesitamos|ocupo|ocupamos|quiero|quisiera|requiero|solicito|pido|busco|deme|denme|dame|me_da|me_dan|pueden_darme|puede_darme algo_de|un_poco_de|mas|su|alguna|la|una? ayuda|informacion|asistencia|info|auxilio
    ^ <polite>|me|nos|alguien|quien|no* ayud(?:a|e|en|ar|an)(?:me|nos)?|ayudeme|ayudenme|ayudame|ayudarme !a_mover|a_cargar|a_bajar|mi|a_subir
    me|nos puede|pueden|puedes|podria|podrian ayudar|ayudarme|dar_informacion|orientar
    como|donde puedo|consigo|pido|obtengo? ayuda|informacion
  `),
  start: of(`
    ^ <polite>|ok* empezar|iniciar|comenzar|suscribir|suscribirme|alta|reanudar|reactivar|darme_de_alta|dame_de_alta|deme_de_alta|denme_de_alta <polite>|otra_vez|de_nuevo|mensajes|los|sms* $
    %no|nunca (?:quiero|deseo|quisiera|me_gustaria) volver_a|seguir recibir|recibiendo
    %no|nunca (?:quiero|deseo|quisiera|me_gustaria) recibir|que_me_manden|que_me_envien <the>* <texts> otra_vez|de_nuevo|nuevamente
    vuelvan_a|vuelva_a|pueden_volver_a|puede_volver_a <doing>
    reactiv(?:e|en|ar|a)|reanud(?:e|en|ar|a) <the>* <texts>
  `),
  wanted: of(`
    mejor|prefiero|solo|solamente por|un|en|con|mande\\S*|escrib\\S*|envie\\S*|los? mensaje|mensajes|texto|textos|sms|whatsapp|me|escrito
    (?:escriba|escriban|mande|manden|envie|envien|textee|texteen)me|escribanme|escribame|mandeme|mandenme a_mi|un|mejor|solo|por|mensaje|mensajes|cuando
  `),
}
