import { phrases } from '../phrases.ts'
import { english } from './english-words.ts'
import type { LanguageRules } from './language.ts'

const of = (templates: string) => phrases(templates, english)

/** What takes a stop back, limits it, or gives a stop word another sense. */
export const englishDoubts = {
  negated: of(`
    hope|hoping|hopefully|pray|glad|happy that|you|u|yall|they|the|<texts>{0,3} dont|do_not|wont|wouldnt|didnt|never|will_not <stopVerb> <tail>*
    %you|u|yall|they|people|guys <not> please|just|ever|really|get|be|have|to|going|trying|try|accidentally? !unsubscribed|opted_out|stopped <stopVerb> <tail>*
    <not>|wouldnt|would_not want|wanna|wish|need|like|care|asking|mean|think|going|trying|planning|looking you|u|for|her|him|them? to|for? be|get|have|ever? <stopVerb> <tail>*
    no need|reason|plans to|for <stopVerb> <tail>*
    dont|do_not|doesnt need|have to <stopVerb> <tail>*
    without|instead_of|rather_than|not_to <stopVerb> <tail>*
  `),
  limited: of(`
    <someone> changed|switched|lost his|her|their number|phone
    i_heard|i_know|i_think|some|other|most|do|if people|others|everyone|customers <stopVerb> <tail>*
    %you|u|yall|they|people|guys didnt|did_not|never|havent|have_not|wasnt|no_?body|no_one say|said|saying|text|texted|texting|send|sent|type|typed|reply|replied|ask|asked|asking|tell|told|mean|meant|intend|try|trying|want|wanted|you|u|them|for|to|be|it|hit|press|the|word|ever|get{0,5} <stopVerb> <tail>*
    <stopVerb> <tail>* _{0,2} by accident|mistake
    <stopVerb> to the? wrong|other _
    accidentally|mistakenly|by_accident|by_mistake|autocorrect\\S*|auto_corrected|pretend|meant|mean|typo _{0,3} <stopVerb> <tail>*
    ignore|disregard|forget|undo|reverse|cancel my|the|that|last? <optOut>|stop <tail>*
    did|was|am|were|are|why_was|why_am i|we got|get|being|been|just? <optOut>|removed|taken_off <tail>*
    got|get|getting|been unsubscribed|opted_out|removed|taken_off <tail>*
    <someone> accidentally|already|also|just? told|says|said|thinks|thought|asked|wants|claims me|us|him|her|that|he|she|they|you|to|i{0,3} <stopVerb> <tail>*
    <someone> accidentally|already|also|just|has|have|must_have{0,2} unsubscribed|opted_out|<optOut> <tail>*
    hate|sad|miss|shame|upset|disappointed|bummed|devastated it|<the>|<texts>{0,4} to|if|for|when see|you|u|yall|guys|ever|the|<texts>|it|were|was|to|be|have|get|had{0,4} <stopVerb> <tail>*
    <not> ever? <contact>|<contacting>|send|keep_texting me|us|<the>* <texts>?|anything? <soon>? <when>
    <not> ever? <contact>|<contacting> <me>? today|tonight|now|right_now|just_now|rn|back !or|ever|please_ever
    <not> ever? <contact>|<contacting> <me>? <soon>|<polite>? while? i|im|i_am|ill_be <busy>|at|in|on
    no <the>* <texts>|texting <soon>|<polite>? <when>
    stop|quit|cease|halt <contacting>|<texts>|sending me|us|<texts>? <when> !text|message|number|phone|list
    stop|quit|cease|halt|<not> ever|please? <contact>|<contacting>|send|sending <texts>? to? my|his|her|our|the|their|your|both? <relative>
    stop|quit|cease|halt|<not> <byOther> !and|or|texting _
    stop|quit|cease|halt <the>* emails|email|mail|letters|calls|voicemails|phone_calls !and|or
    stop|quit|cease|halt with the|these|all|your{0,2} emails|email|mail|letters|calls|voicemails|phone_calls !and|or
    stop|quit|cease|halt <sending> me|us? <the>|a|an|for|about|to|out|paper|physical|same|spanish|english|different|new|wrong|old|extra* <parcel>
    stop|quit|cease|halt asking|requesting <me>|_{0,2} for|about|to|if|whether _
    stop|quit|cease|halt <the>* <texts>|<contacting>|sending <me>|<the>|<texts>* by|via|through|on|to my|the|old|this|work{0,2} <channel>
    <not> <contact> me|us? by|via|through|on|at my|the|old|this|work{0,2} <channel>
    stop|quit|unsubscribe|unsubscribed|opted_out|opt_out|removed|remove|unsub|opt me|us? out? from|of|to the|my|your|all? emails?|email_list|mail_list|newsletter|calls|mail|whatsapp
    at_the_bottom|word_stop|stop_button|stop_word|stop_thing|stop_at_the_bottom
  `),
  otherMeaning: of(`
    did|do|does you|u|yall|they|he|she get <mine>|me
    non|bus|pit|truck|full|door|next|last|first|train|tram|metro|subway|one|rest|lunch|quick|final|gas|each|a|your|our|my|the|second|third|short|brief|another stop|stops
    stop|stops|stopped|stopping <place>
    stop|quit <the>* <thing>
    stop|quit|stopped|stops|cease|discontinue <otherDoing>
    opt_out|opted_out|opting_out|unsubscribe of|from the|this|my|your|our|any|all? !<texts>|all|everything|text|list|lists|receiving|getting|you|your|this|these|contact|here|it|future|automated|marketing|further|more|service|messaging|mailing|system|database _
    unsubscribe|unsub|opt_out my|his|her|our !number|phone|cell|line|name|email|texts|account _
    <removing> me|us|<mine> off|from|out of? the|your|our|this|my|next? _{0,2} <schedule>
    <removing> <mine> off|from|out <the>* <schedule>
    wrong number|person on|in !this _
    wrong number|person on|for|in the|my|your|our|her|his|an|a
    i|we|i_may_have|i_might_have|i_must_have gave|give|put|had|typed|entered|wrote|called|dialed _{0,3} wrong _
    not interested in the|a|an|that|your|any|doing|having|getting|another !<texts>|services|service|business|company|products|offers _
    <not> <contact> <me>? _{0,2} <when>
    leave me|us a|an|the|my|your
    <someone> is|are|was|were|keeps|kept harassing|harassed|bothering|annoying
    harassing|harassed|harass your <relative>
    alone time|home|in|with|at
    harassment|harassed|harassing|harass !you|your from|by|of? the|my|our|a|an|his|her|some !family|phone _
    <removing> <the>* <schedule> _{0,2} off
    cut|drop <the>* <texts>? down|back|at|on|to
    out_of_here|the_hell_out_of_here
  `),
  question: of(`
    ^ <filler>* did|does|didnt|doesnt|was|were|should|shall|has|am|if|suppose
    ^ <filler>* have i|we|you|u|he|she|they
    ^ <filler>* do|is|are|will|would i|we|you|u|he|she|they|it|there|the|my|this|that|stop|stopping|replying|unsubscribe|unsubscribing|saying|texting|people
    ^ <filler>* what|whats|when|whens|which|who|whos|where|how_come|how_long|how_often|why_did|whyd|why_have|why_has|why_was|why_were|why_would|why_should|why_am|why_arent|why_isnt
  `),
  request: of(`
    ^ <filler>* who_?ever you|this|it
    ^ <filler>* if you|u|yall|they ever|even|keep|do? <contact>|<contacting>|<me>
    ^ <filler>* will|would you|u|yall|someone|anyone|it|these|this|they
    ^ <filler>* when|where|are|is will|would|are|do|can|does|you|u these|this|the|you|they|it|i|ever <the>|ever|<texts>|going|gonna|to|deaf|stupid|<contacting>|<me>|finally* stop|end|quit
    ^ <filler>* when will|are|do|can you|u|these|this|i|we|the
    ^ <filler>* who|what|whos|whats|where|wth|wtf is|are|the|r|in? the|hell|heck|fuck{0,3} this|you|u|it !word|for
    ^ <filler>* what|who|where|whats|how _{0,6} (?:to|get_you_to|make_you|get_these_to|make_these|make_this) <stopVerb>
    ^ <filler>* is|isnt|are there a|any|some? way|chance|option|possibility
    ^ <filler>* did|didnt|do|have|havent|should|does i|we|it|this not|have|need|already? to? tell|say|ask|told|asked|said|call|report|sue|block|repeat|look
    ^ <filler>* what|which part|word|is_it_about|dont_you
    i|ive|we|already already|have|just|clearly? said|told|asked|texted|replied|sent _{0,3} stop|unsubscribe|quit
  `),
  doubtful: of(`
    too|so many|much <texts>|<contacting>
    (?:text|message) <me>? less|fewer|too_much|too_often|so_much|so_often|so_many|every_day|constantly
    less|fewer <texts>
    one|1|single|once <texts>? is|would_be|was enough|plenty|sufficient|fine
    passed_away|deceased|died|dead|no_longer_with_us
    how|where|who did|you|u|get|got|gave|give* my|this number|info
    never_heard_of you|u|this|your
    dont|do_not know who|you|u|this_company|your_company|anyone
    i|we moved|sold|have_moved away|out|the_house $
    ^ <filler>* im|i_am|were|we_are done $
    shut|turn it off <soon>|<polite>* $
    no_longer|doesnt|dont live|lives here|there
  `),
} satisfies Partial<LanguageRules>
