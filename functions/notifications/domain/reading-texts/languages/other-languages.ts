import { dictionary } from '../../../../shared/dictionary.ts'
import { foldLetters } from '../plain-text.ts'

/** Words that alone are a stop, as customers of this language write them. */
const keywords = dictionary({
  french:
    'arrêt|arrêter|arrêtez|arrête|stop sms|stop svp|désabonner|désabonnement|désabonnez|désabonnez moi|me désabonner|désinscrire|désinscription|désinscrivez moi|résilier|résiliation|supprimer|ça suffit|assez|mauvais numéro|faux numéro|retirer|stoppez|stoppe|cessez|cesse|arrête ça|arrêtez ça|arrêtez tout|arrêtez maintenant|désabonne moi|désinscris moi|je me désabonne|plus de messages|plus de sms|se désabonner',
  portuguese:
    'pare|parem|parar|sair|remover|remova|descadastrar|descadastre|desinscrever|cancelar inscrição|cancelar assinatura|chega|número errado|desativar|excluir|basta|cancele|cancelem|quero sair|quero cancelar|me descadastre|descadastrem|para com isso|parem com isso|me tira|me tirem|não quero|não quero mais|encerrar',
  german:
    'abmelden|abmeldung|abbestellen|austragen|beenden|kündigen|aufhören|ende|genug|falsche nummer|löschen|schluss|bitte abmelden|stoppt|stoppen|stoppe|stoppt das|stoppen sie|stoppen sie das|hör auf|hört auf|hören sie auf|hör auf damit|hören sie auf damit|hört auf damit|lassen sie das|lass das|lasst das|schluss damit|abbestellt|beendet|beenden sie das|austragung',
  italian:
    'basta|ferma|fermare|fermatevi|smettila|smettetela|cancella|cancellami|cancellatemi|disiscrivi|disiscrivimi|disiscrizione|disdire|rimuovi|rimuovimi|numero sbagliato|stop sms|fermati|fermate|stoppate|smettere|smetta|smetta per favore|toglietemi|toglimi|disiscrivetemi|disattiva|disattivare|basta così|annulla iscrizione|annullare iscrizione',
  dutch:
    'stoppen|afmelden|uitschrijven|opzeggen|verkeerd nummer|ophouden|hou op|stop ermee|schrijf me uit|meld me af|stopt|schrijf mij uit|meld mij af|stop hiermee|houd op|afgemeld|uitschrijven graag|genoeg',
  polish:
    'wypisz|wypisz mnie|rezygnuję|rezygnacja|zrezygnuj|koniec|przestań|przestańcie|usuń|usuń mnie|zły numer|pomyłka|wyrejestruj|przestać|proszę przestać|zatrzymaj|zatrzymać|dość|dosyć|wypiszcie mnie|usuńcie mnie|skończcie|rezygnacja z sms',
  russian:
    'стоп|отписаться|отписка|отпишите|отпишите меня|отпиши|хватит|прекратить|прекратите|не писать|удалить|удалите|удалите меня|отказ|отказаться|не туда попали|не тот номер|ошиблись номером|отстаньте|перестаньте|остановить|остановите|прекращай|прекращайте|перестань|отпишите нас|отпишитесь|уберите меня|удали|отключить|отключите|не надо|довольно',
  ukrainian: 'відписатися|відпишіть|стоп|припиніть|досить|видаліть|зупиніть|не пишіть|відпишіть мене|відписка',
  chinese:
    '停止|停|退订|退訂|退|取消订阅|取消訂閱|打错了|打錯了|发错了|拒收|终止|終止|td|停发|停發|别发了|別發了|别再发了|別再發了|不要发了|不要發了|退出|号码错了|號碼錯了|不再接收|取消短信|停止短信|够了|夠了|别烦我|別煩我',
  japanese:
    '停止|配信停止|解除|解約|退会|中止|やめて|やめてください|止めて|止めてください|ストップ|登録解除|終了|購読解除|番号違い|間違いです|番号が違います|もうやめて|いりません|不要です|配信解除',
  korean:
    '중지|정지|그만|그만해|그만하세요|수신거부|수신 거부|해지|해제|탈퇴|중단|스톱|차단|구독취소|구독 취소|잘못된 번호|그만 보내|그만 보내세요|그만해주세요|그만 해주세요|보내지 마세요|중지해주세요|멈춰|멈추세요|됐어요|번호 잘못|거부',
  vietnamese:
    'dừng|dừng lại|ngừng|ngưng|ngừng lại|hủy đăng ký|huỷ đăng ký|từ chối|nhầm số|sai số|hủy bỏ|chấm dứt|đừng nhắn nữa|đừng gửi nữa|thôi|đủ rồi|bỏ theo dõi|tạm dừng|ngừng gửi|dừng gửi|ngưng gửi|hủy nhận tin',
  arabic:
    'توقف|توقفوا|قف|إيقاف|ايقاف|أوقف|أوقفوا|إلغاء|إلغاء الاشتراك|الغاء الاشتراك|كفى|رقم خطأ|الرقم خطأ|إنهاء|ألغ|حذف|لا ترسل|خروج|ستوب|توقفي|أوقفها|كفاية|يكفي|بس|احذفني|الغوا الاشتراك|رقم غلط|لا ترسلوا|الغاء اشتراك|وقف|وقفوا',
  persian: 'لغو|لغو عضویت|لغو اشتراک|نفرستید|پیام ندهید|بس است',
  hindi:
    'बंद|बंद करो|बंद करें|बंद कीजिए|रोकें|रोको|रोकिए|रुको|गलत नंबर|स्टॉप|band karo|band kare|band karen|mat bhejo|band kijiye|band kar do|ruko|roko|rokiye|bas karo|बस करो|बंद कर दो|मत भेजो|मत भेजिए|रोक दो',
  tagalog:
    'tigil|itigil|itigil na|tigil na|tama na|huwag na|wag na|ihinto|hinto|ayoko na|maling numero|wrong send|alisin|itigil nyo|itigil niyo|itigil ninyo|tumigil|tigilan|ayaw|ayaw ko na|huwag|wag|hinto na|tanggalin|alisin ako|tanggalin ako',
  turkish:
    'dur|durdur|iptal et|çıkış|yeter|aboneliği iptal et|yanlış numara|sonlandır|durun|durdurun|iptal edin|bırakın|üyelikten çık|istemiyorum|ret|red',
  haitian: 'sispann|sispan|rete|kanpe|move nimewo|retire m|retire mwen|sispann sa|sispann voye|ase|fini|kite m anpè',
})

/** Words for CANCEL, which may also mean the appointment. */
const cancelWords =
  'annuler|cancelar|cancela|abbrechen|annulla|anuluj|отмена|скасувати|取消|キャンセル|취소|hủy|huỷ|إلغاء|الغاء|iptal|kanselahin|anile'

/** Courtesy around a keyword. */
const courtesyWords =
  's il te vous plaît sil svp merci monsieur madame por favor obrigado obrigada bitte danke per favore piacere cortesia grazie alstublieft alsjeblieft aub graag bedankt dank ' +
  'proszę dziękuję пожалуйста пж спасибо будь ласка дякую lütfen teşekkürler làm ơn xin vui lòng cảm ơn ạ nhé po nyo niyo ninyo naman opo salamat tanpri mesi souple ' +
  'कृपया धन्यवाद جزاك شكرا رجاء رجاءً لو سمحت سمحتم من فضلك فضلكم kripya dhanyavad 谢谢 謝謝 请 請 お願いします すみません ありがとう 부탁드립니다 부탁합니다 제발 감사합니다'

/** Courtesy that is written together with the keyword. */
const joinedCourtesy =
  /^(?:请|請|麻烦|麻煩|拜托|拜託)|(?:谢谢|謝謝|吧|了|をお願いします|お願いします|してください|して下さい|해 ?주세요|해 ?주십시오|하세요|부탁드립니다|합니다)$/gu

/** Words that together are a stop wherever they stand in a clause; `…` for up to four words between. */
const phrases = dictionary({
  french:
    'arrêtez … messages|arrêtez … sms|arrêtez … écrire|arrêtez … m écrire|arrêtez … mécrire|arrêtez … textos|arrêtez … envoyer|arrêter … messages|arrête … écrire|arrêtez … contacter|plus … messages|plus de sms|plus … textos|ne menvoyez plus|ne me envoyez plus|n envoyez plus|stoppez … messages|stoppez … sms|cessez de|cessez … messages|plus … contacter|plus recevoir|ne m envoyez plus|ne mécrivez plus|ne m écrivez plus|ne me contactez plus|ne me contacter plus|ne plus … recevoir|ne plus me contacter|veux plus … messages|veux plus recevoir|souhaite plus recevoir|plus recevoir|désabonnez moi|me désabonner|désinscrivez moi|retirez moi|supprimez … numéro|enlevez moi|mauvais numéro|vous trompez de numéro|laissez moi tranquille|pas intéressé|pas intéressée',
  portuguese:
    'pare de … mensagens|pare de … mandar|pare de … enviar|parem de|parar de … mandar|parar de … mensagens|não … mande mais|não … mandem|não … enviem|não … envie mais|não … mensagens|não … receber|sair da lista|tire meu número|tirem meu número|remova meu número|remover meu número|remover … número|excluir … número|me tire da lista|me tira da lista|me remova|número errado|me deixe em paz|não tenho interesse|cancelar … inscrição|cancelar … assinatura|não me escreva|não me contate|não quero mais|parem com|pare com|chega de … mensagens|para de … mandar|parem … mensagens|tira meu número|retire meu número|não autorizo',
  german:
    'keine … nachrichten|stoppt … nachrichten|stoppen sie … nachrichten|stoppt … sms|hören sie … auf|keine weiteren|keine weitere|streichen sie|nehmen sie mich|tragen sie mich aus|ich widerrufe|widerrufe meine|bitte nicht mehr|keine sms|keine … sms|keine nachrichten|nicht mehr schreiben|nicht mehr anschreiben|schreiben sie mir nicht|schreib mir nicht|schreibt mir nicht|hören sie auf|hör auf|hört auf|aufhören … schreiben|abmelden bitte|melden sie mich ab|bitte … abmelden|möchte … abmelden|nicht mehr kontaktieren|kontaktieren sie mich nicht|lassen sie mich in ruhe|lasst mich in ruhe|löschen sie … nummer|nummer löschen|falsche nummer|kein interesse|aus … verteiler|nicht mehr … erhalten|nicht mehr … bekommen|will keine',
  italian:
    'basta … messaggi|fermate … messaggi|stop … messaggi|stop ai|non desidero|non autorizzo|revoco il consenso|eliminate … numero|cancellate … numero|cancella … numero|basta sms|non … mandatemi|non … mandarmi|non … scrivetemi|non … scrivermi|non inviatemi|non mi scrivete|non mi scriva|non mi mandate|non voglio … messaggi|non voglio più|smettetela di|smettila di|smetta di|smettete di|smettetela|smettere di|cancellatemi|cancellami|toglietemi|toglimi|rimuovetemi|numero sbagliato|lasciatemi in pace|non sono interessato|non sono interessata|non contattatemi|non contattarmi',
  dutch:
    'geen … berichten|stuur … niet meer|stuur geen|sms mij niet|haal me van|uit … bestand|geen sms|stop met|hou op met|houd op met|niet meer … sturen|niet meer … berichten|schrijf me uit|meld me af|verwijder … nummer|verkeerd nummer|laat me met rust|geen interesse|geen contact meer',
  polish:
    'proszę … przestać|proszę nie pisać|skreślcie mnie|nie wyrażam zgody|cofam zgodę|nie pisz|nie piszcie|nie wysyłaj|nie wysyłajcie|proszę nie|przestańcie … pisać|przestańcie wysyłać|przestań … pisać|wypisz mnie|wypiszcie mnie|proszę o wypisanie|usuńcie … numer|usuń … numer|zły numer|nie chcę … wiadomości|nie chcę … sms|nie życzę sobie|zostawcie mnie|nie jestem zainteresowany',
  russian:
    'больше не пишите|прекратите это|уберите … номер|отзываю согласие|не даю согласия|не давал согласия|отключите рассылку|не пишите|не пиши|не присылайте|не присылай|не отправляйте|не шлите|прекратите … сообщения|прекратите … писать|прекратите … присылать|перестаньте … писать|перестаньте присылать|перестаньте слать|хватит … писать|хватит слать|отпишите меня|удалите … номер|не тот номер|ошиблись номером|не хочу … сообщения|не хочу получать|больше не … сообщений|оставьте меня|не интересует|не интересно|не беспокойте|не звоните и не пишите',
  ukrainian:
    'не пишіть|не надсилайте|припиніть … писати|припиніть надсилати|видаліть … номер|не хочу отримувати|відпишіть мене',
  vietnamese:
    'xin … dừng|không nhắn tin|đừng gửi … nữa|xóa tôi|bỏ số|đừng … nhắn|đừng gửi|đừng liên lạc|dừng … tin nhắn|dừng gửi|ngừng … tin nhắn|ngừng gửi|ngưng … tin|ngưng gửi|không … nhận tin|không muốn nhận|không nhắn|hủy … đăng ký|nhầm số|sai số|xóa số|không quan tâm|đừng làm phiền',
  tagalog:
    'tigilan … pagtetext|tigil … text|tama na … text|ayoko na|hindi … interesado|itigil … text|itigil … pagtetext|itigil … message|tigilan … text|tigilan mo|tigilan nyo|tigilan niyo|huwag … text|huwag … message|huwag … mag|wag … text|wag … message|wag … mag|wag … magtext|wag … itext|ayoko … text|ayaw ko … text|ayoko … makatanggap|tanggalin … number|maling numero',
  turkish:
    'mesaj atmayın|mesaj atma|mesaj göndermeyin|mesaj gönderme|mesaj istemiyorum|sms istemiyorum|yazmayın|beni listeden|numaramı silin|yanlış numara|artık … istemiyorum|rahatsız etmeyin',
  haitian:
    'pa voye m|retire m nan|retire non m|sispann … mesaj|sispann … ekri|sispann … voye|pa voye … mesaj|pa voye … ankò|pa ekri m|retire … nimewo|mwen pa vle … mesaj|kite m anrepo|move nimewo',
  hindi:
    'मैसेज … मत|संदेश … मत|मत भेज|मत भेजो|मत भेजें|मैसेज बंद|संदेश बंद|मैसेज न|संदेश न|mat bhejo|message mat|msg mat|message band|mat karo message',
  arabic:
    'لا ترسلي|لا تراسلوني|لا تراسلونا|الغوا الاشتراك|ألغوا الاشتراك|احذف … رقمي|احذفوا … رقمي|امسح رقمي|لا أوافق|لا اوافق|توقف … الرسائل|وقف … الرسائل|لا ترسل|لا ترسلوا|لا تراسل|لا تراسلني|لا أريد … رسائل|لا اريد … رسائل|توقف عن|توقفوا عن|أوقف … الرسائل|أوقفوا … الرسائل|ايقاف … الرسائل|إيقاف … الرسائل|احذف رقمي|احذفوا رقمي|إلغاء الاشتراك|رقم خطأ|رقم غلط|اتركني|لا تتصل',
})

/** Of languages written without spaces: a stop anywhere in a clause that does not go on about something else. */
const runs =
  '不要再傳|别再传|別再傳|不要给我|不要給我|不想再收|不需要短信|取消短信|不同意|请停止|請停止|请不要|請不要|不要再发|不要再發|别再发|別再發|不要发|不要發|别发|別發|别再给我|別再給我|停止发送|停止發送|停止短信|停止訊息|停止发短信|停止發簡訊|退订|退訂|取消订阅|取消訂閱|不想收到|不要再联系|不要再聯繫|别联系我|別聯絡我|请勿|請勿|删除我的号码|刪除我的號碼|打错了|發錯了|发错了|不再接收|别烦我|' +
  '配信停止|停止して|送らないで|送信しないで|連絡しないで|配信を停止|配信をやめ|登録解除|もういりません|間違い電話|メッセージをやめ|' +
  '보내지 마|보내지마|연락하지 마|연락하지마|문자 그만|수신거부|수신 거부|그만 보내|받고 싶지 않|받기 싫|문자하지'

const words = (text: string) => foldLetters(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
const list = (lines: Readonly<Record<string, string>>) => Object.values(lines).flatMap((line) => line.split('|'))

const alone = new Set(list(keywords).map((each) => words(each).join(' ')))
const cancels = new Set(cancelWords.split('|').map((each) => words(each).join(' ')))
const inClause = list(phrases).map((each) => {
  const parts = each.split('…').map((part) => words(part).join(' '))
  return new RegExp(`(?<= |^)${parts.join(' (?:[^ ]+ ){0,4}?')}(?= |$)`)
})
const inRun = runs.split('|').map((each) => foldLetters(each))

/** All words above. */
export const foreignWords: ReadonlySet<string> = new Set(
  [...alone, ...cancels, ...list(phrases), courtesyWords].flatMap(words),
)

export const foreignCourtesy: readonly string[] = words(courtesyWords)

/** What the words of a whole text are as a keyword of one of the languages. */
export function foreignKeyword(text: readonly string[]): 'stop' | 'cancel' | undefined {
  const joined = text.join(' ')
  if (cancels.has(joined)) return 'cancel'
  return alone.has(joined) || alone.has(joined.replace(joinedCourtesy, '').trim()) ? 'stop' : undefined
}

export function isForeignStop(clause: readonly string[]): boolean {
  const text = clause.join(' ')
  return inClause.some((each) => each.test(text)) || inRun.some((each) => text.includes(each))
}
