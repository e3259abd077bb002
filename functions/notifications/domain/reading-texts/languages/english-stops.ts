import { phrases } from '../phrases.ts'
import { english } from './english-words.ts'
import type { LanguageRules } from './language.ts'

const of = (templates: string) => phrases(templates, english)

/** What says that texts must end. */
export const englishStops = {
  stop: of(`
    <optOut>
    <ending> <the>* <texts>|<contacting>
    cease|discontinue|kill|halt|nix|refrain it|this|these|those? <soon>|<polite>* $
    stop|quit|cut|knock it|that off|out? with <the>* <texts>|these|this|<contacting>
    <texts>|these|this|<contacting> must|need|needs|have|has|should|better|can|please? to? be|get|please? <ended> <soon>|<polite>* $
    want|need|like|get|have|make|let|see <the>|it|them|him* <texts>|these|this|it|them|all|<contacting> to? be? please? <ended> <soon>|<polite>* $
    <fedUp> with|of|getting|receiving|hearing|from <the>|getting|receiving* <texts>|<contacting>|them|you_people|you_guys|you
    ^ <lead>|so|over|am* <fedUp> <the>* <texts> $
    be|is|was the|my|your? last|final|only|very_last <texts>
    <texts> off <soon>|<polite>* $
    out of <the>* <texts>
    get|let|take me|us out|outta|off of? <the>* list|lists|program|system|database|$
    (?:no_need|not_necessary|dont_need|do_not_need|dont_have|do_not_have|needless|unnecessary|dont_bother|do_not_bother) %i_(?:dont_need|do_not_need|dont_have|do_not_have) to|for|with|you|u|me|us{0,3} <contact>|<contacting>|send !when|if|before|until|for|or_call me|us|<the>|<texts>|it* <soon>|<polite>|<texts>|stuff* $
    <texts> is|are unwanted|not_wanted|not_welcome|unwelcome|not_needed|unnecessary|no_longer_needed|annoying
    ^ <the>|<polite>|are|is* unwanted <texts>
    ^ <polite>|<soon>* not|never another|one_more <texts>
    one_more|another <texts> and|or i|im|ill|we|you|its
    spare_me|spare_us|keep|save <the>* <texts> to_your_self|to_yourself|for_yourself|for_someone_else|for_others
    spare_me|spare_us <the>* <texts>
    wont|will_not be? need|needing|want|wanting|interested_in|requiring <the>* <texts>
    can|could|may|should|would_like i|we|my_number|this_number|to? please? be|get removed|deleted|taken_off|unsubscribed|opted_out
    <ending> <the>* calls|calling|emails|emailing|phone_calls and|or|nor <the>* <texts>|<contacting>
    refuse|refusing|reject|rejecting|decline|object_to <the>|receive|receiving|getting|any* <texts>
    ^ <polite>* <nearStop> texting|messaging|txting|contacting <me>
    get|make|have|getting|making you|u|ya|yall|you_guys|you_people|them to? stop|quit|cease <contacting>|<me>|<soon>|<polite>* $
    no calls|call|phone_calls and|or? no <texts>
    leave <mine> alone
    put|add|im|i_am|on me|us|this_number|<mine>? on? <the>|a|do_not* do_not|dont|no|never text|contact|call|message list|registry
    (?:ask|asking|asked|tell|telling|told|said|beg|begging|begged|request|requesting|requested|demand|demanding|demanded|insist|need|want|like|appreciate|glad|grateful|happy) %the|him|her|them|it|guy that|it|for|to|if|you|youd|u|ya|yall|guys|people|nicely|politely|kindly|would|could|already|several|many|multiple|three|two|3|2|times|yesterday|before|again|now|once|twice|last|week|please|have|be{1,8} stop|quit|cease <after>* $
    (?:requesting|request|requested|asking_for|asked_for|want|need) <the>|my* removal
    (?:asked|requested|like|want|wish|trying|tried|need|demand) <mine>|me|us|to|that|be|get|have|i|already|many|times|been|for{1,6} removed|deleted|taken_off|unsubscribed|erased|opted_out|off off|from|of|<the>|list|lists|soon|<polite>* $
    ive|i_have|i|we already|just|clearly|have|never|literally? said|say|told_you stop|no|quit|no_more|unsubscribe already|<soon>|<polite>* $
    how_many_times|how_often|keep|keeps|kept|trying|tried _{0,8} stop|unsubscribe|opt_out|quit <after>* $
    <not> ever|even|please? use|using|call_or_text|text_or_call <mine> <soon>|<polite>|for|<the>|<texts>|<contacting>* $
    <not> for your|commercial? use
    <not> to be used|contacted|texted|messaged
    <not> allowed|authorized|authorised|permitted|entitled|welcome|ok|okay|have_the_right|any_right to|for|be|using|use{1,3} <contact>|<contacting>|<mine>
    no right|permission|authorization|business to <contact>|send|use
    consent|permission|authorization is|was|has_been|have_been? hereby? revoked|withdrawn|denied|removed|rescinded|refused|over|expired
    no|without|zero consent|permission|authorization given|granted|whatsoever? $
    %was|that|it <not> send <the>|me|us|another|one|single|a|an|any_other* another|more|one_more|any_other|else|further|anything_else|nothing_else <the>|<texts>|single* <soon>|<polite>* $
    never|not get|receive|have|see <the>|another|one* another|one_of|any <the>|one* <texts>|these|those|them
    <the>|phone* <mine> doesnt|does_not|no_longer|never belong|belongs|belonged to
    costs? me money|extra|a_lot|to_receive
    (?:pay|charged|charges) _{0,2} (?:per|for_each|for_every|each) <texts>
    stop|quit|cease|halt <the>* <contact> <me>
    stop|quit|cease getting|receiving|hearing <the>* <texts>|anything|from|them|these|those|this
    stop|quit|cease|halt using <mine>
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
    ^ <polite>|ok|i_said* no|zero <texts>? <texts>|<contacting> <soon>|<polite>|from|you|u|to|<me>|ever* $
    have|get|want|need|like|asking|requesting|request <mine>|me|us|to|be|this{0,3} removed|deleted|taken_off|unsubscribed|erased|opted_out off|from|of|<the>|list|lists|soon|<polite>* $
    (?:i|we) want out|off $
    dont|do_not|no_longer want|need these|those <soon>|<polite>* $
    dont|do_not|no_longer want|need|like these|those|this on|to|at|in my|our|this _{0,1} phone|cell|number|line|name|life
    so|sure|certain that? i|we|this_number|my_number <not>|stop ever|have_to? <getting>|see|have
    nothing to do with you|u|this|your
    if you|u|yall|they ever|even? text|message|contact|txt|do|call <me>|it|that|this? again|one_more|once_more|another
    my|our attorney|lawyer will_hear|will_contact|will_be_contacting|will_be_in_touch|knows|about_this
    uninterested
    im|ill|i_will|we_will|well|gonna calling|call|contact|contacting|telling the|my|a? police|cops|lawyer|attorney|authorities
    didnt|did_not|never|dont|do_not remember|recall|ever? ask|asked|sign|signed|request|requested|signing|asking|subscribe|subscribed up|for|to{0,2} this|these|those|it|anything|u|you? <soon>|<polite>* $
    %are|is no more|further of? <the>* <texts>|<contacting>|contact|these|this
    ^ <polite>|ok|i_said|enough|and|no|nope|nah* no_more|nomore|enough <soon>|<polite>* $
    <removing>|forget|lose me|us <soon>|<polite>* $
    <removing> off|out? me|us|him|her|<mine> off|out? <soon>|<polite>* $
    <removing>|forget|lose me|us from|off|out of|from? <the>* $
    <removing> me|us|<mine> off|from|out of|from? <the>* _{0,2} list|lists|system|database|contacts|records|texts|text|messages|file|files|group|thread|chat|conversation|service|program|book|phone|distribution|mailing|everything|messaging|reminders|notifications
    remove|delete|erase|drop|forget|lose|scratch|purge|wipe|scrub|clear|take|block <mine>
    get <mine> off|out
    off|from of? the|this|ur|your|that|any|all|ya|our|my? text|texting|mailing|contact|call|calling|phone|sms|distribution|marketing|messaging? list|lists
    leave me|us|my_family the? hell? alone|be
    get|f|eff|bug|buzz|piss|fuck|screw|sod|bugger|back|fk|fck|fuk lost|off|you|u|yourself|yall <soon>|<polite>|of|with|<the>* $
    not|no_longer|never|isnt interested <soon>|<polite>|in|<the>|<texts>|<contacting>|thank|stop|unsubscribe|remove_me|anything|whatsoever|services|service|business|company|products|product* $
    ^ no? spam|spammer|spammers|spamming <soon>|<polite>|<me>|you|u* $
    ^ <lead>* this|these|you|it|its is|are|a|all|just* spam|spammer|spammers|spamming|harassment|harassing <me>|<soon>|my_phone* $
    report|reporting|reported|reports|flagged|marked|marking you|this|it|these|your_number|u|number|your_texts|<the>* to|as|for the|a? spam|spammer|scam|fcc|ftc|junk|harassment|police|carrier|attorney_general|authorities
    ^ <lead>* reporting|reported you|u|this_number|your_number <soon>* $
    i|will|ill|going_to|gonna|im report|reporting|block|blocking|sue|blocked|reported you|u|this|your_number|your
    ^ <lead>* block|blocked|blocking|blocking_you|you_are_blocked|youre_blocked|number_blocked|you_blocked and|reported|you|u|<me>|<soon>|<polite>* $
    harassment|harassing|cease_and_desist|desist|fcc|tcpa|do_not_call_list|do_not_call_registry|dnc_list|national_do_not
    withdraw|withdrawing|withdrew|take_back|taking_back|pull|pulling|end|ending|revoke|revoking|revoked|rescind|retract|cancel|deny|refuse <the>* consent|permission|authorization|approval
    <not>|didnt|did_not|no|without have|give|gave|given|grant|you|u|anyone|<the>|ever|do* consent|permission|authorization $
    <not>|didnt|did_not|no|without have|give|gave|given|grant|you|u|anyone|<the>|ever|do* consent|permission|authorization to|for <the>|be|being|receive|receiving|get|getting|use|using* <mine>|<contact>|<contacting>|<texts>|contacted|texted
    <not>|didnt|did_not ever? consent|authorize|authorise|agree|authorized|agreed|consented to|for? <the>|be|being|receive|receiving|get|getting|use|using|any_of* <mine>|<contact>|<contacting>|<texts>|contacted|texted|this|these
    <not> ever? consent|authorize $
    turn|shut|switch|sign off <the>* <texts>
    turn|shut|switch|sign off? these|those|this off? <soon>|<polite>* $
    turn|shut|switch|disable|deactivate|mute|silence|cancel|end|pause|suspend off? <the>* <texts> off? !for|about|on
    disable|deactivate|mute|silence|cancel|end these|those <soon>|<polite>* $
    why|you|they|u|yall|people _{0,2} keep|keeps|continue <contacting>|to_text|to_message|to_contact|to_send
    why are|r you|u|yall|they still|always|constantly|even|people|guys* <contacting> me|us|this
    sick|tired|fed_up|annoyed of|with|by <the>* <texts>|<contacting>
    not|no|never|no_longer a|your|ur|an|any|even|one_of* customer|customers|client|clients !yet|but|until
  `),
  bareStop: of(`
    ^ <lead>* remove|delete <soon>|<polite>* $
    ^ this|thats|im|i_am|its|it_is _{1,6} stop|unsubscribe <after>* $
    ^ <lead>* go away <soon>|<polite>|you|creep|creeps* $
    ^ <lead>* shut_up|stfu|knock_it_off|cut_it_out|give_it_a_rest|quit_it|enough_already <after>|<soon>|<polite>* $
    ^ <lead>* fuck_you|fu|go_to_hell|piss_off
    ^ <lead>* stop <after>* $
    ^ <lead>* stop <after>* <newSentence>
    ^ <polite>|ok|and|just* stop _{1,2} $
  `),
  callStops: of(`
    <not> ever|please? call|email|phone or|and? <contact>? <me> <soon>|<polite>|back* $
    <not> ever|please? call|email|phone ever|again|anymore|back $
  `),
  wrongNumber: of(`
    new owner of? this|the|your? number|phone|line
    changed|switched|lost|gave_up his|her|their number|phone
    this|number|phone|line|cell is mine|ours now
    got|gotten|have|had|getting this|the|my? new? number|phone|line last|recently|yesterday|just|a_week|a_few|two|this_week|this_month|from_t_mobile|from_verizon
    not who|whom you|u
    not the|who person|one|guy|lady|customer you|u|your|youre|ur are|r? looking|want|need|trying|think|after|seeking|searching
    you|u|ya have|got|hve the? wrong one|# $
    not|isnt|aint my|the_right|his|her|their number|phone|person
    wrong cell|phone|contact|telephone|mobile? number|person|num|nbr|numbr|guy|gal|man|lady|woman|girl|dude|contact|recipient|phone|party|cell|people|individual|human|customer|chick|bro
  `),
  wrongPerson: of(`
    ^ nope|no|sorry|im? not <name> $
    %like|that this|thats|that|im|i|its|it|i_am|you isnt|is_not|not|aint|am_not|is_no_longer|no_longer|have_not_reached|havent_reached no_longer|the|phone|number|cell|of|for|longer* <name> <name>? phone|number|cell|anymore|any_more|now|here|sorry|please|thanks* $
    no|there_is_no|theres_no|no_?body|no_one|noone one|person|named|called|by_the_name|of|name|here|is* <name> at|here|on|with|lives|has|uses
    _ isnt|is_not|is_no_longer at|on|with|using|reachable_at this|the number|phone|line|cell
    _ doesnt|does_not|no_longer|dont|never have|has|use|uses|own|owns|live_here|had this|that number|phone|cell
    this|that is|was? no_longer|not <name>|his|her|their|my number|phone|cell
  `),
  otherPerson: of(`
    stop|quit|cease|halt|<not> <contacting>|<contact>|send|notifying <name>
  `),
} satisfies Partial<LanguageRules>
