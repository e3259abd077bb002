import { phrases } from '../phrases.ts'
import type { LanguageRules } from './language.ts'
import { spanish } from './spanish-words.ts'

const of = (templates: string) => phrases(templates, spanish)

/** What is asked for beside a stop, and what is said around one. */
export const spanishAsks = {
  howTo: of(`
    como me|le|se? hago|puedo|hace|podria|debo|cancelo|quito|salgo|doy|le_hago|le_hago_para|dejo{0,3} <stopVerb>|<optOut>|recibir|salir\\S*|cancelar|<texts> <tail>|<texts>|<the>|<list>|<soon>* $
    como cancelo|quito|detengo|paro|evito|elimino <the>* <texts>|esto|estos
  `),
  help: of(`
    ^ <polite>|ok|un_poco_de* ayuda|informacion|info|auxilio|asistencia <polite>|me|ahora* $
    necesit[oa]|necesitamos|ocupo|ocupamos|quiero|quisiera|requiero|solicito|pido|busco|deme|denme|dame|me_da|me_dan|pueden_darme|puede_darme algo_de|un_poco_de|mas|su|alguna|la|una? ayuda|informacion|asistencia|info|auxilio con|de? esto|estos|<texts>? <soon>* $
    ^ <polite>|me|nos|alguien|quien|no* ayud(?:a|e|en|ar|an)(?:me|nos)?|ayudeme|ayudenme|ayudame|ayudarme con|a? esto|estos? <soon>|<polite>* $
    ^ <polite>* ayuda|ayudeme|ayudenme|ayudame|ayudenos a|como|para|con|le_hago|puedo|hago|los|las|estos|esto{1,5} <stopVerb>|cancelar|salirme|quitar\\S*|desuscrib\\S*|parar
    como|que _{0,8} ayuda|ayudenme|ayudeme $
    me|nos puede|pueden|puedes|podria|podrian ayudar|ayudarme|dar_informacion|orientar con? esto|estos? <polite>|<soon>* $
    como|donde puedo|consigo|pido|obtengo? ayuda|informacion
    ^ <filler>* quien|quienes es|son|eres|habla|hablan|me_escribe|me_escriben|me_manda|me_mandan|esta_escribiendo|envia|manda|escribe|me_habla|sos|es_este|es_usted|son_ustedes esto|este|usted|ustedes|<filler>|estos|<texts>|tu|vos|numero|aqui|el* $
    ^ <filler>* de|con|a quien|que|cual es|son|hablo|parte|compania|empresa|tengo_el_gusto|negocio este|estos|el|es|son|me|habla|hablan|escribe|escriben|de_quien|quien|<texts>|numero|usted|ustedes|telefono|hablo|esto* $
    ^ <filler>* de_parte_de|departe_de quien|quienes
    ^ <filler>* que|cual es|son|empresa|compania|numero|negocio esto|este|estos|es|numero|son|ustedes|esta|<texts>|empresa|compania{1,3} $
    no_se|desconozco quien|quienes es|son|eres|me_escribe|habla $
    no_conozco|no_reconozco este|el|su numero
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
    (?:escrib|mand|envi|texte|mensaje)(?:a|e|an|en)me|escribanos|mandenos a_mi|un|el|mejor|solo|por|mensaje|mensajes|texto|cuando|nomas|aqui
    ^ <filler>|mejor|solo* (?:escrib|mand|envi|texte|mensaje)(?:a|e|an|en)me <texts>|<filler>* $
    por mensaje|texto|escrito|aqui mejor|esta_bien|si|prefiero|ok
    si quiero|necesito|me_gustan <the>* <texts>
    ^ <filler>|mejor|solo* escrib(?:a|an|e|anos)|mand(?:e|en|a)|textee|texteen mejor|<polite>* $
  `),
  content: of(`
    muy|tan|bien alt[oa]|baj[oa]
    que|tan|muy|son|esta|estan|quedo|eres|es tan|muy|bien|todo|los? <praise>
    ^ <filler>* (?:a_que_hora|que_dia|cual_dia|cuanto|donde|a_donde|cual_casa|cuando_vienen|es_el|es_a_las|ya_vienen|ya_llegaron|van_a_venir|cual_es)
    casa|lado|cuarto|calle|arbol|patio equivocad[oa]|incorrect[oa]
  `),
  busy: of(`
    ^ ahora|ahorita|todavia|estoy|ando|voy* <busy>
    estoy|ando|voy|vengo|estamos|sigo|mientras|estare ahorita|ahora|muy|todavia? <busy>
    yo|luego|despues les|le|te? (?:escribo|hablo|contesto|marco|llamo)
  `),
  rightNumber: of(`
    (?:el|su|mi) correcto|bueno|nuevo|numero|de_el|de_ella|suyo|otro|actual es|es_el? <phone>
    (?:es|use|usen|llame|marque|mande|escriba) al|a|el? <phone>
  `),
  takenBack: of(`
    (?:es_broma|broma|bromeo|olvidelo|olvidenlo|olvidalo|ignore|ignoren|me_equivoque|ups|perdon_era|no_era_para)
  `),
} satisfies Partial<LanguageRules>
