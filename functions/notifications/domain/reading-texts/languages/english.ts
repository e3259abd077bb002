import { phrases } from '../phrases.ts'
import { english } from './english-words.ts'
import type { LanguageRules } from './language.ts'

const of = (templates: string) => phrases(templates, english)

export const englishRules: LanguageRules = {
  negated: of(`
    %you|u|yall|they|people|guys <not> please|just|ever|really|get|be|have|to|going|trying|try|accidentally? <stopVerb> <tail>*
    <not>|didnt|did_not|doesnt <will>|mean|meant|intend|think|going|trying|planning|looking you|u|for|her|him|them? to|for? be|get|have|ever? <stopVerb> <tail>*
    didnt|did_not|never|havent|have_not|wasnt|would_not|wouldnt say|said|saying|text|texted|texting|send|sent|type|typed|reply|replied|ask|asked|asking|tell|told|mean|meant|try|trying|want|wanted|you|u|them|for|to|be|it|hit|press|the|word|ever|get{1,5} <stopVerb> <tail>*
    no need|reason|plans to|for <stopVerb> <tail>*
    dont|do_not|doesnt need|have to <stopVerb> <tail>*
    without|instead_of|rather_than|not_to <stopVerb> <tail>*
    <stopVerb> by accident|mistake <tail>*
    accidentally|mistakenly _{0,3} <stopVerb> <tail>*
    did|was|am|were|are|why_was|why_am i|we got|get|being|been|just? <optOut>|removed|taken_off <tail>*
    got|get|getting|been unsubscribed|opted_out|removed|taken_off <tail>*
    undo|reverse my|the? <optOut>|stop <tail>*
  `),
  otherMeaning: of(`
    non|bus|pit|truck|full|door|next|last|first|train|tram|metro|subway|one|rest|lunch|quick|final|gas|each|a|your|our|my|the|second|third|short|brief|another stop|stops
    stop|stops|stopped|stopping <place>
    stop|quit <the>* <thing>
    stop|quit|stopped|stops <otherDoing>
    opt_out|opted_out|opting_out|unsubscribe of|from the|this|my|your|our|any|all? !<texts>|all|everything|text|list|lists|receiving|getting|you|your|this|these|contact|here|it|future|automated|marketing|further|more|service|messaging|mailing|system|database _
    unsubscribe|unsub|opt_out my|his|her|our !number|phone|cell|line|name|email|texts|account _
    <removing> me|us|<mine> off|from|out of? the|your|our|this|my|next? _{0,2} <schedule>
    <removing> <mine> off|from|out <the>* <schedule>
    wrong number|person on|for|in the|my|your|our|her|his|an|a
    i|we|i_may_have|i_might_have|i_must_have gave|give|put|had|typed|entered|wrote|called|dialed _{0,3} wrong _
    not interested in the|a|an|that|your|any|doing|having|getting|another !<texts> _
    <not> <contact> <me>? _{0,2} <when>
    leave me|us a|an|the|my|your
  `),
  stop: of(`
    <optOut>
    stop|quit|cease|halt|discontinue|end|terminate|enough <the>* <texts>|<contacting>
    stop|quit|cease|halt <the>* <contact> <me>
    stop|quit|cease getting|receiving|hearing <the>* <texts>|anything|from|them|these|those|this
    stop using <mine>
    stop|quit|cease|end <the>* contact|communication|communications
    <not> keep|continue|start|be|go|going|please|even|try|dare|you? ever? <contacting> <me>
    <not> keep|continue|be|go|please|even|you? ever? <contact> or|and|nor|call|<contact>* to? <me>
    <not> please|even|to? ever? !bother|remind|write <contact> or|and|nor|call|<contact>* <soon>|<polite>|<texts>|<the>* $
    <not> ever|please? send|forward to|out? me|us|<the>* <texts>|anything|nothing|stuff|crap|shit|any_more|anymore
    <not> ever|please? send me? these|those|this $
    dont|do_not|no_longer|not|never|didnt|did_not|havent|have_not|doesnt ever|even|really? <will> up|to|for|in|be|you|u|get|hear|receive|<getting>|any|anything|part|<the>* <texts>|contacted|texted|messaged|emailed|bothered|spammed|<contacting>|contact !call|calls|visit|about
    dont|do_not|no_longer|not|never ever|even|really? <will> you|u? to? be|get|receive|have|hear|keep? anything|any_of|any|more|from|you|to{1,4} <contact>|you|u|from|your_company|contact
    <not> <will> <will>|to|be|have* <getting> <the>* <texts>|them|those|this|these|anything
    no_longer|rather_not|prefer_not <will>|to|be|have* <getting> <the>* <texts>|them|those|this|these|anything
    <not>|rather_not|prefer_not <will> <will>|to|be|have* on <the>* list|lists
    ^ <polite>|ok|i_said* no|zero <texts>|<contacting> <soon>|<polite>|from|you|u|to|<me>|ever* $
    have|get|want|need|like|asking|requesting|request <mine>|me|us|to|be|this{0,3} removed|deleted|taken_off|unsubscribed|erased|opted_out off|from|of|<the>|list|lists|soon|<polite>* $
    (?:i|we) want out|off $
    dont|do_not|no_longer want|need these|those <soon>|<polite>* $
    didnt|did_not|never|dont|do_not remember|recall|ever? ask|asked|sign|signed|request|requested|signing|asking|subscribe|subscribed up|for|to{0,2} this|these|those|it|anything|u|you? <soon>|<polite>* $
    %are|is no more|further of? <the>* <texts>|<contacting>|contact|these|this
    ^ <polite>|ok|i_said|enough|and* no_more|nomore|enough <soon>|<polite>* $
    <removing>|forget|lose me|us <soon>|<polite>* $
    <removing> me|us|<mine> off|out <soon>|<polite>* $
    <removing>|forget|lose me|us from|off|out of|from? <the>* $
    <removing> me|us|<mine> off|from|out of|from? <the>* _{0,2} list|lists|system|database|contacts|records|texts|text|messages|file|files|group|thread|chat|conversation|service|program|book|phone|distribution|mailing|everything|messaging|reminders|notifications
    remove|delete|erase|drop|forget|lose|scratch|purge|wipe|scrub|clear|take|get|block <mine>
    off|from of? the|this|ur|your|that|any|all|ya|our|my? text|texting|mailing|contact|call|calling|phone|sms|distribution|marketing|messaging? list|lists
    leave me|us|my_family the? hell? alone|be
    ^ <lead>* go away <soon>|<polite>|you|creep|creeps* $
    get|f|bug|buzz|piss|fuck|screw|sod|bugger|back|fk|fck|fuk lost|off|you|u|yourself|yall <soon>|<polite>|of|with|<the>* $
    ^ <lead>* shut_up|stfu|knock_it_off|cut_it_out|give_it_a_rest|quit_it|fuck_you|fu|go_to_hell|enough_already|piss_off
    not|no_longer|never|isnt interested <soon>|<polite>|in|<the>|<texts>|<contacting>|thank|anything|whatsoever* $
    ^ no? spam|spammer|spammers|spamming <soon>|<polite>|<me>|you|u* $
    ^ <lead>* this|these|you|it|its is|are|a|all|just* spam|spammer|spammers|spamming|harassment|harassing $
    report|reporting|reported|reports|flagged|marked|marking you|this|it|these|your_number|u|number|your_texts|<the>* to|as|for the|a? spam|spammer|scam|fcc|ftc|junk|harassment|police|carrier|attorney_general|authorities
    i|will|ill|going_to|gonna|im report|reporting|block|blocking|sue|blocked|reported you|u|this|your_number|your
    ^ <lead>* block|blocked|blocking|blocking_you|you_are_blocked|youre_blocked|number_blocked|you_blocked and|reported|you|u|<me>|<soon>|<polite>* $
    harassment|harassing|cease_and_desist|desist|fcc|tcpa|do_not_call_list|do_not_call_registry|dnc_list|national_do_not
    withdraw|withdrawing|withdrew|revoke|revoking|revoked|rescind|retract|cancel|deny|refuse <the>* consent|permission|authorization|approval
    <not>|didnt|did_not|no|without have|give|gave|given|grant|you|u|anyone|<the>|ever|do* consent|permission|authorization $
    <not>|didnt|did_not|no|without have|give|gave|given|grant|you|u|anyone|<the>|ever|do* consent|permission|authorization to <the>|be|being|receive* <contact>|<contacting>|<texts>|contacted|texted
    <not> ever? consent|authorize|agree to <the>|be|being|receive* <contact>|<contacting>|<texts>|contacted|texted|this|these
    <not> ever? consent|authorize $
    turn|shut|switch|sign off <the>* <texts>|these
    turn|shut|switch|disable|deactivate|mute|silence|cancel|end|pause|suspend off? <the>* <texts>|these|those off? !for|about|on
    why|you|they|u|yall|people _{0,2} keep|keeps|continue <contacting>|to_text|to_message|to_contact|to_send
    why are|r you|u|yall|they still|always|constantly|even|people|guys* <contacting> me|us|this
    sick|tired|fed_up|annoyed of|with|by <the>* <texts>|<contacting>
    not|no|never|no_longer a|your|ur|an|any|even|one_of* customer|customers|client|clients !yet|but|until
    ^ <lead>* stop <after>* $
    ^ <lead>* stop <after>* <newSentence>
    ^ <polite>|ok|and|just* stop _{1,2} $
    you|u|ya have|got|hve the? wrong one|# $
    not|isnt|aint my|the_right|his|her|their number|phone|person
    wrong cell|phone|contact|telephone|mobile? number|person|num|nbr|numbr|guy|gal|man|lady|woman|girl|dude|contact|recipient|phone|party|cell|people|individual|human|customer|chick|bro
  `),
  wrongPerson: of(`
    ^ nope|no|sorry|im? not <name> $
    %like|that this|thats|that|im|i|its|it|i_am|you isnt|is_not|not|aint|am_not|is_no_longer|no_longer|have_not_reached|havent_reached no_longer|the|phone|number|cell|of|for|longer* <name> <name>? phone|number|cell|anymore|any_more|now|here|sorry|please|thanks* $
    no|there_is_no|theres_no|no_?body|no_one|noone one|person|named|called|by_the_name|of|name|here|is* <name> at|here|on|with|lives|has|uses
    _ doesnt|does_not|no_longer|dont|never have|has|use|uses|own|owns|live_here|had this|that number|phone|cell
    this|that is|was? no_longer|not <name>|his|her|their|my number|phone|cell
  `),
  doubtful: of(`
    too|so many|much <texts>|<contacting>
    (?:text|message) less|fewer|too_much|too_often
    less|fewer <texts>
    passed_away|deceased|died|no_longer_with_us
    how|where|who did|you|u|get|got|gave|give* my|this number|info
    never_heard_of you|u|this|your
    dont|do_not know who|you|u|this_company|your_company|anyone
    i|we moved|sold|have_moved away|out|the_house $
    no_longer|doesnt|dont live|lives here|there
  `),
  help: of(`
    ^ <polite>|ok|some|just|more|get* help|info|information <polite>|me|us|now|needed* $
    need|want|require|give_me|could_use|send_me|asking_for|get|can_i_have|have some|a_little|your|more|any|a_bit_of? help|assistance|support|info|information
    ^ <polite>|ok|and|but|can|could|would|will|you|u|someone|some_?body|anyone|anybody|who|guys|to|i|we|need* help me|us !move|lift|carry|unload|load|bring|open|find_the|clean|cut
    how|where do|can|could i|we get|find|ask help|support|assistance
  `),
  start: of(`
    ^ <polite>|ok|yes* start|unstop|restart|resubscribe|subscribe|re_subscribe|opt_in|optin|opt_back_in|opt_me_in|opt_me_back_in|sign_me_up|sign_me_back_up me|<polite>|again|texts|messages|reminders|back* $
    %not|dont|stop|never start|restart|resume|begin <the>* <contacting>|<getting>|<texts> _{0,3} again
    %not|dont|stop|never resubscribe|unstop|opt_back_in|opt_me_back_in|re_subscribe
    id|i_would|i|please %not|dont like|want|love|wish|wanna|to|start|resume|get|receive|begin{1,3} <getting>? <the>* <texts> again|back|once_more
    sign|add|put me|us back? up_again|back_up|back_on_the_list
    turn <the>* <texts> back_on|on_again
  `),
  wanted: of(`
    ^ please|just|and|to|then|but|can|you|or* text|txt|message|write|sms me|us|mine|instead !no|never|anymore
    a? text|texts|texting|sms|message|messages|messaging is|are|works|work|would_be? better|best|fine|enough|ok|okay|good|great|instead|preferred|easier|only
    prefer a? text|texts|texting|messages|sms
  `),
  callStops: of(`
    <not> ever|please? call|email|phone or|and? <contact>? <me> <soon>|<polite>|back* $
    <not> ever|please? call|email|phone ever|again|anymore|back $
  `),
}
