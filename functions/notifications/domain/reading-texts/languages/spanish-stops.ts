import { phrases } from '../phrases.ts'
import type { LanguageRules } from './language.ts'
import { spanish } from './spanish-words.ts'

const of = (templates: string) => phrases(templates, spanish)

/** What says that texts must end. */
export const spanishStops = {
  stop: of(`
    <optOut>
    <ceasing> <doing>|recibir|estar|seguir|<call>
    <halting> ya? <the>* <texts>
    <halting> ya? con <the>* <texts>|eso|esto
    deten|detenga|detengan|pare|paren|parar|detener|cesen|terminen esto|eso|ya <soon>* $
    <ceasing> us(?:ar|e|en) <self>
    <ceasing> <the>* <texts>
    <not> us(?:e|en|es|ar)|utilic(?:e|en|es)|utilizar mas? <self>
    <not> <will> el|que? uso|usen|use de? <self>
    <fedUp> de|con|ya <the>* <texts>|que_me_escriban|que_me_manden|recibir
    (?:ni_un|ni_uno|este_es_el|sea_el|el) ultimo|solo <texts> que? <ask>? $
    ni <texts> mas
    ya? no quiero|deseo|queremos nada|mas <soon>|de_ustedes* $
    ya? no deseo|quiero|necesito|quisiera|prefiero que? me? <ask>|contacten|contacte|<texts>|recibir
    prefiero|preferiria|quiero|quisiera|deseo no|dejar_de <getting>|<texts>|<doing>
    ^ <lead>* ya_basta|no_mas|ya_no_mas <the>* <texts>
    quisiera|gustaria|agradeceria|agradezco|preferiria|queria que ya? no me|nos? <askPast>
    no es|seria|hace necesario|falta que? me|nos? <ask>|<doing>|<texts> <soon>|<me>|<the>|<texts>* $
    que me|nos <removing> de? <list>? <soon>* $
    ^ <lead>* baja de|del <list>
    ^ <lead>* alto a|con|de <the>* <texts>|esto|eso
    acosando|acosan|hostigando|hostigan
    ^ <lead>* baja|salir|cancelar_todo de? <soon>|<texts>|<the>* $
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
    chinga|chingada|chinguen|jodete|jodanse|chingate|mamen|vayanse_a|vete_a|vaya_a_la|al_diablo|al_carajo
    su[sb]s?cripcion cancelar|cancelada|anular|baja
    salir|salirme|fuera de <list>
    ya? no_soy|no_somos su|cliente|clienta|clientes
    dejeme|dejenme|dejame|dejenos|dejennos en_paz|tranquilo|tranquila|tranquilos|solo|sola
    ^ <lead>* largate|larguense|vete|spam|acoso|bloqueado|bloqueada|bloqueados|bloquear|es_spam|esto_es_spam|esto_es_acoso|no_molestar|no_molestes|no_molesten|no_molestar_mas <soon>* $
    los|lo|la|las|les|te voy_a|vamos_a reportar|denunciar|bloquear|demandar
    voy_a|vamos_a (?:report|denunci|bloque|demand)ar(?:los|lo|la|las|te|le)
    los|lo|te|la reporto|denuncio|bloqueo|reportare|denunciare|bloqueare
    retiro|revoco|cancelo|anulo|retirar|revocar|quito mi|el|la|todo* consentimiento|permiso|autorizacion
    no|nunca|sin|jamas les|le|te|tiene|tienen|tienes|doy|di|he_dado|dado|dimos|damos|hay|mi|el|la|su|tengo* consentimiento|permiso|autorizacion <soon>|para_contactarme|para_escribirme|para_enviarme|para_mandarme|de_contactarme|de_escribirme* $
    no|nunca|sin|jamas les|le|te|tiene|tienen|tienes|doy|di|he_dado|dado|dimos|damos|hay|mi|el|la|su|tengo* consentimiento|permiso|autorizacion para|de <doing>|que_me|que_nos|que_usen|usar|utilizar|contactar\\S*|recibir|llamar\\S*
    no autorizo|autorice|autorizamos|consiento|acepto <soon>|esto|estos|recibir|a|el|los|<texts>|que|envio|uso|usen|use|utilicen|de* <texts>|me|uso|<self>|esto|recibir
    no autorizo|autorice|autorizamos|consiento <soon>|esto|estos* $
    no|nunca|jamas me|nos? suscribi|inscribi|registre|apunte|anote|pedi|pedimos|solicite <soon>|esto|estos|sus|a|para|eso|los|<texts>* $
  `),
  bareStop: of(`
    para|pare|paren|parale|parenle|alto|basta ya|por_favor|porfavor|porfa <soon>* $
    ^ <lead>* pare|paren|parar|parenle|parale|alto|basta|detener|suspender|detengase|detenganse|ya_parale|ya_estuvo|bueno_ya <soon>* $
    ^ <lead>* ya_basta|basta_ya|no_mas|nomas|ya_no_mas|ya_no <soon>|<polite>* $
    ^ <lead>* suficiente|deja|deje|dejen|dejalo|dejenlo ya|<soon>* $
  `),
  callStops: of(`
    <not> me|nos? vuelvan_a|vuelva_a|sigan? <call> <soon>|<me>* $
  `),
  wrongNumber: of(`
    este|ese|el numero|telefono|celular|cel ya? no|nunca es|era|fue|pertenece de|a ella|el|ellos|esa_persona|ese_senor|esa_senora
    numero|telefono|persona|celular|contacto|num|cel equivocado|equivocada|incorrecto|incorrecta|erroneo|malo|ekivocado|ekivocada
    equivoca|equivocan|equivoco|equivocaron|equivocaste|equivocado|confunde|confunden|confundio|confundieron de|con|tienen? numero|persona|telefono|otra
    no_soy|yo_no_soy|no_somos esa|la|esta|ese|el|su? persona|cliente|clienta|indicada|indicado|senor|senora que? buscan|busca|dicen|esta_buscando? $
    no_soy|yo_no_soy|no_somos la|esa|el persona|senor|senora
    no_es|no_era mi numero|telefono|celular
    aqui no vive|hay|esta ningun|ninguna|nadie
    no_vive aqui ningun|ninguna|nadie
    (?:estan?_equivocad[oa]s?|se_equivoca|se_equivocan|se_equivoco|se_equivocaron) de? numero|persona|telefono? $
  `),
  wrongPerson: of(`
    este|ese|el numero|telefono|celular|cel ya? no|nunca es|era|fue|pertenece de|a|del|el_de|la_de <name>
    %que|si no_soy|yo_no_soy|aqui_no_es|no_es|no_me_llamo|no_hay|aqui_no_vive|no_vive_aqui|no_conozco_a <name> <name>? gracias|aqui|por_favor|disculpe|perdon* $
    este|ese|aqui ya? no es|era el|su|mi? numero|telefono|celular|cel de <name>
    ya? no es|tiene|usa su|este|ese|el numero|telefono|celular|cel
    este|ese|esto ya? no es|era el|su|mi numero|telefono|celular|cel de _ $
    no_conozco a|esta|esa|su|ningun|ninguna|al|la{0,2} <name>|empresa|compania|persona|nadie
  `),
  otherPerson: of(`
    <not>|<ceasing> le|les? <ask>|<doing> a? <name>
  `),
} satisfies Partial<LanguageRules>
