import { phrases } from '../phrases.ts'
import { english } from './english-words.ts'
import type { LanguageRules } from './language.ts'

const of = (templates: string) => phrases(templates, english)

/** What is asked for beside a stop, and what is said around one. */
export const englishAsks = {
  howTo: of(`
    how do|can|could|would|to|does|should i|we|you|u|one|someone? get|go|be|have|make|even|ever|to|me|us|<the>|myself|these|this|it* <stopVerb>|<optOut>|out|off|stop <tail>|<getting>|these|those|everything|<soon>|<polite>|phone|list|texts|out|of|help* $
  `),
  help: of(`
    ^ <polite>|ok|some|just|more|get* help|info|information <polite>|me|us|now|needed* $
    need|want|require|give_me|could_use|send_me|asking_for|get|can_i_have|have some|a_little|your|more|any|a_bit_of? help|assistance|support|info|information with|on|about? this|these|it|that|<the>* <texts>? <polite>|<soon>* $
    ^ <polite>|ok|and|but|can|could|would|will|you|u|someone|some_?body|anyone|anybody|who|guys|to|i|we|need* help me|us? out? with? this|these|it|that|<the>* <texts>? <polite>|<soon>* $
    ^ <filler>|<polite>* help me|us? how|to|with|do|can|i|we|get|make|<getting>|<the>|this|these|it{1,5} <stopVerb>|off|out
    <stopVerb> <tail>|these|this|<the>* help $
    how|where do|can|could i|we get|find|ask help|support|assistance
    ^ <filler>|<polite>* who|whos|whose is|are|am_i|r|the_hell_is|the_heck_is? this|you|u|ya|it|texting|messaging|contacting|texted|sending|talking_to|am_i_texting|the_sender|dis|number <me>|this|these|<the>|<texts>|<polite>|<filler>|please|with|from|number|to|it|again|texting|for* $
    ^ <filler>|<polite>* who sent|sends|texted|messaged|keeps_sending|keeps_texting|keeps_messaging|is_sending <me>|this|these|it|that|<the>|<texts>* $
    ^ <filler>|<polite>* what|whats|which is|are? this|these|it|that about|for|all_about|from|please|<polite>* $
    ^ <filler>|<polite>* what|whats|which is|are|the|this{0,2} number|company|business|service|organization|this_number is_this|is_it|are_you|r_u|are_these|are_you_with|is_this_from|this|from|sent_this|are_you_from <polite>|with|from|<filler>* $
    ^ <filler>|<polite>* what|whats|which is|are? the|this|that|these|text{1,2} number|company|business|service|<texts> about|for|from|<polite>* $
    ^ <filler>|<polite>* is|are this|you|these|it a|an|you|even? real|legit|legitimate company|business|number|text? $
    <not>|cant recognize|recognise|know|understand|sure|have|tell who|what|this|the|whose|which? this|you|number|it|company is|are|this|it|number|who_is_it|who_is_this|from* $
    whose number|phone|company|text is? this|it? <polite>|<filler>* $
    ^ <filler>|<polite>* what|which company|business <polite>* $
    new phone|number|cell who this|dis|is_this|are_you|you <polite>* $
    where|what_company|who are|is you|this|it from|with $
    ^ <filler>|<polite>* how|where _{0,6} who are|is|r you|this|u $
    who are|is|r you|this|u $
    ^ <filler>|<polite>* who is|are|am_i|r you|this|u and who|what|why|how|where
  `),
  start: of(`
    ^ <polite>|ok|yes* start|unstop|restart|resubscribe|subscribe|re_subscribe|opt_in|optin|opt_back_in|opt_me_in|opt_me_back_in|sign_me_up|sign_me_back_up me|<polite>|again|texts|messages|reminders|back* $
    %not|dont|stop|never start|restart|resume|begin <the>* <contacting>|<getting>|<texts> _{0,3} again
    %not|dont|stop|never resubscribe|unstop|opt_back_in|opt_me_back_in|re_subscribe
    id|i_would|i|please %not|dont like|want|love|wish|wanna|to|start|resume|get|receive|begin{1,3} <getting>? <the>* <texts> again|back|once_more
    sign|add|put me|us back? up_again|back_up|back_on_the_list
    turn <the>* <texts> back_on|on_again
    %not|dont|stop|never|to resume|restart|reactivate|reinstate <the>|sending|my* <texts>
    ^ <polite>|ok|yes|please* resume|reactivate|start|restart sending|texting me|us|again|<the>|<texts>* $
  `),
  wanted: of(`
    ^ please|just|and|to|then|can|you|or|instead* text|txt|message|write|sms me|us|mine|instead !no|never|anymore|again|one_more|once_more|another
    !dont a? text|texts|texting|sms|message|messages|messaging is|are|works|work|would_be? better|best|fine|enough|ok|okay|good|great|instead|preferred|easier|only
    %not|dont|no_longer prefer|always|only|just a? text|texts|texting|messages|sms $
    %not|dont|no_longer|to|you keep|still_want|still_need|love|want_to_keep|continue|still_like|liked|i_like|we_like <the>|getting|receiving|sending|with* <texts>|them|these !as|but|to|for|yourself
    %not|dont|you|u|they|yall|people|guys|still keep the|them|these|those|your|on? <texts>? coming|sending
  `),
  content: of(`
    youre|you_are|you_guys|u_r|ur|its|it_is|it|that|thats|that_is|this|this_is|looks|so|too|how|such|looking|look|are|is all|so|too|really|just|very|absolutely|looks|look|looking|the|a|sounds|way|great{0,3} <praise> !stop
    love_it|love_this|made_my_day|(?:haha|lmao|rofl)\\S*
    ^ <filler>* (?:which|what_time|what_day|what_date|what_hour|where|how_much|how_long|whats_the|whats_your_price|what_was|what_did|when|is_it|is_this|are_we|am_i|will_he|will_she|is_he|is_she|is_that|are_they|is_the) !will_you|do_you|did_you_get|are_you_from
    ^ <filler>* are|do|did|can|could you|u|they|the_guys still|coming|come|here|there|on_the_way|need|want|get|finish|use|leave
    wrong (?:yard|house|side|room|street|door|color|tree|address|day|fence|window)
  `),
  busy: of(`
    ^ currently|still|sorry|while|im|i_am|ill_be|was|were|we_are|just* <busy> !me|us
    im|i_am|ill_be|were|we_are|be|while|currently|still|am|when_im|when_i_am <soon>|about_to|going_into|going_to_be|here|still? <busy>
    until|till|til after|later|i|im|[0-9]+\\S*|tonight|tomorrow|noon|monday|then|we
    (?:text|message|write)_(?:you|u)_(?:later|back|when|after)
    cant talk|text|answer
  `),
  rightNumber: of(`
    his|her|their|the|right|correct|new|real|actual|good|my|proper number|cell|phone|one|is|number_is{1,4} <phone>
    im|i_am|this_is|its|it_is her|his|their|the <relative>
    i_can|ill|ill_be|i_will|we_can|happy_to let_you_in|here|home|there|open|be_home|be_there|be_here
    number|phone to|is|now <phone>
    it_is|its|should_be|try|use|text|call|reach_him_at|reach_her_at|change_to|change_it_to <phone>
  `),
  takenBack: of(`
    jk|just_kidding|kidding|joking|nvm|never_mind|nevermind|nm|oops|my_bad|whoops|wrong_chat|wrong_window|a_joke|not_you|not_for_you|for_you <filler>|lol|haha|guys|that|this|it* $
    ignore|disregard|forget that|it|this|my|last|previous|me|i_said <texts>|last|stop|<soon>|<polite>* $
  `),
} satisfies Partial<LanguageRules>
