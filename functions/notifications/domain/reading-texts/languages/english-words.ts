import type { WordClasses } from '../phrases.ts'
import { personName, phoneNumber } from './language.ts'

const texts =
  'texts?|txts?|messages?|msgs?|sms|reminders?|notifications?|alerts?|updates|spam|ads?|promos?|promotions?|offers|' +
  'marketing|advertis\\S*|newsletters?|communications?|correspondence|solicitations?|subscriptions?|text alerts?|text messages?|' +
  'robo ?texts?|auto ?texts?'
const contacting =
  'texting|txting|txtin|textin|messaging|msging|contacting|writing|sending|spamming|bothering|harassing|annoying|' +
  'bugging|pestering|notifying|reminding|hassling|disturbing|soliciting|bombarding|flooding|stalking|scamming|' +
  'trolling|wasting my time|blowing up|blowing (?:me|us|my phone|my cell) up|hitting (?:me|us) up|reaching out'

export const english: WordClasses = {
  texts,
  contacting,
  /** What may follow a denied stop and goes with it. */
  tail: `me|us|them|from|off|of|the|your|this|that|my|list|lists|to|getting|receiving|it|number|${texts}|${contacting}`,
  getting: 'getting|receiving|get|receive|recieve|hear|hearing',
  trash:
    'these|those|this|them|everything|stuff|crap|shit|junk|bs|nonsense|bullshit|garbage|things|harassment|harassing|madness|it|that',
  contact:
    'text|txt|message|msg|contact|sms|call or text|call and text|call text|reply or text|text or call|harass|annoy|spam|disturb|notify|solicit|pester|bug|hassle|bother|write|reach out|reach|remind|ping',
  me: 'me|us|my family|my number|my phone|my cell|my line|our number|this number|this phone|this cell|this line|this person|here',
  mine: `(?:number |phone |cell )?${phoneNumber}|phone number|cell number|(?:my|my moms|my dads|my wifes|my husbands) (?:cell |phone |mobile )?(?:number|digits|phone|name|cell|contact|contacts|info|information|details|data|line)|our (?:number|phone|name|info|information)|this (?:cell |phone )?(?:number|phone|line|cell|contact)|the number|number`,
  not: 'dont|do not|dnt|donot|never|not|no longer|nor',
  will: 'want|wanna|wish|need|like|care|interested|asked|ask|sign|signed|signing|request|requested|agree|agreed|subscribe|subscribed|authorize|authorized|authorise|enjoy|appreciate|accept|opt|opted',
  polite:
    'please|pls|plz|plse|pleas|thanks|thank_you|thx|ty|tks|kindly|sorry|hi|hello|hey|sir|maam|madam|good_morning|good_day'.replaceAll(
      '_',
      ' ',
    ),
  soon: 'now|right now|immediately|already|asap|ever|again|anymore|any more|any longer|no more|at all|forever|completely|all|just|even|too|either|today|right away|effective immediately',
  the: 'the|these|those|this|that|your|ur|ya|you|all|any|every|of|more|further|future|such|other|my|our|with|w|from|for|automated|automatic|auto|stupid|dumb|damn|damned|fucking|fuckin|unwanted|constant|daily|weekly|marketing|promotional|text|txt|phone|sms|random|unsolicited|another|single|so|many|me|us|to|and|on',
  ending:
    'stop|stops|quit|cease|end|halt|discontinue|terminate|enough|kill|nix|axe|drop|cut|cut out|lay off|suspend|shut down|knock it off with|cut it out with|stop it with|quit it with|refrain from|no more of|enough of|enough with|enough already with|shut up with',
  nearStop: 'atop|shop|top|step|stoop|sop|slop|crop',
  fedUp: 'done|through|finished|over|sick|tired|fed up|annoyed|weary|had it|had enough|over it',
  ended:
    'stop|stopped|stopping|end|ended|cease|gone|go away|off|turned off|shut off|cancelled|canceled|discontinued|removed|halted|over',
  removing:
    'remove|delete|erase|drop|scratch|strike|purge|clear|take|get|scrub|wipe|pull|discard|forget|lose|get rid of|withdraw',
  optOut:
    'unsubscribe|unsubscribed|unsubscribing|unsub|unsubs|unsubbed|un subscribe|optout|opt out|opted out|opting out|opt (?:me|us) out|opt my (?:number|phone) out|opt this number out|desubscribe|unenroll|unenrol|disenroll|deregister|unregister|unlist|delist|cancel (?:my )?subscription|end (?:my )?subscription',
  stopVerb:
    'stop|stopping|quit|end|cease|cancel|cancelling|canceling|remove|delete|erase|unsubscribe|unsubscribing|unsub|optout|opt out|opting out|opt (?:me|us) out|take (?:me|us|my number) off|drop (?:me|us)|revoke|discontinue|removed|unsubscribed|opted out|taken off|stopped|block|lose my number|forget my number|leave me alone',
  /** What may stand before a request to stop. */
  lead: 'for the (?:first|second|third|fourth|fifth|hundredth|millionth|nth|last) time|(?:who ?ever|who) (?:you are|this is|it is)|for the love of god|for the love of|for gods sake|for christs sake|for fucks sake|for heavens sake|please|pls|plz|plse|kindly|can|could|can not|cant|couldnt|would|wouldnt|will|you|u|guys|yall|ya|people|just|i|we|id|im|want|wanted|need|like|love|to|said|say|says|told|tell|telling|ask|asked|asking|them|reply|replied|replying|text|texted|send|sent|type|so|ok|okay|k|yes|yeah|yep|yo|no|nah|nope|spam|harassment|hi|hello|hey|sorry|but|and|then|make it|make this|make these|it to|this to|that to|these to|you wont|u wont|yall wont|they wont|wont you|wont u|you dont|you never|ever|again|already|once|for the last time|last time|fuck|fucking|god|damn|jesus|omg|asap|must|should|gotta|have|has|got|better|wish|thanks|thank|thx|ty|thnx|who is|who are|whos|why|dont|immediately|really|seriously|must|dude|bro|man|im going|word|as|in|now|all|never|continue|requesting|demand|urgent|stop',
  /** What may stand after it, without another meaning. */
  after:
    'please|pls|plz|now|right|already|immediately|asap|just|all|ever|forever|completely|and thank|and thanks|thanks|thank|thx|ty|you|u|too|man|bro|dude|sir|maam|guys|people|lol|ok|okay|it|this|that|these|those|them|everything|and desist|stop|today|seriously|fucking|the fuck|wtf|fuck|again|bot|me|your|ur|nonsense|bullshit|crap|shit|madness|here|im|once',
  /** Begins a sentence of its own after a stop without a comma. */
  newSentence:
    'sent from|sent via|get outlook|i|im|ive|id|we|were|this is|who|whos|what|why|how|not|no|dont|do not|wrong|leave|or|because|cuz|cause|never|unsubscribe|remove|my name|you are|youre|you have|you got|have a|god|thank|thanks|u|he|she',
  place:
    'by|at|in|over|off|on|to|here|there|and|near|before|after|around|along|home|first|when|if|until|till|til|while|outside|inside|past|through|next|up|back|between|behind|beside|under|where|short|sometime|somewhere|then|for|from|a|an|every|only|its|his|her|their|during',
  when: 'until|till|til|before|after|between|past|during|while|unless|when|if|tonight|tomorrow|so early|so late|too early|too late|that early|that late|this early|this late|early|late|at night|at work|at noon|at [0-9]+\\S*|at (?:night|noon|dawn|midnight)|in the|on [a-z]*days?|on (?:the )?weekends?|[0-9]+|for a|in spanish|in english|about the|about your|about my|the',
  thing:
    'sign|signs|light|lights|valve|cock|watch|payment|work|works|order|clock|date|leaks?|water|noise|drips?|flow|alarm|dog|dogs|bleeding|gas|flood|flooding|draft|smell|service|services|job|car|truck|traffic|mowing|delivery|deliveries|machine|heater|furnace|motor|pump|bus|guy|man working|project|construction|kids',
  otherDoing:
    '(?!(?:everything|nothing|anything|something|being|using|getting|receiving|hearing|advertising|marketing|calling|'.concat(
      contacting,
      ')(?= |$))[^ ]+ing',
    ),
  schedule:
    'waiting list|wait list|guest list|shopping list|punch list|job list|to do list|schedule|calendar|route|rota|appointment|appointments|invoice|invoices|bill|estimate|quote|waitlist|visit|job|work|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|january|february|march|april|june|july|august|september|october|november|december|[0-9]+\\S*|today|tomorrow|tonight|morning|afternoon|evening|work order|order|hook|porch|roof|wall|floor|plan|table|mailbox|door|gate|house|sign|truck|fence|window|curb|garage|box',
  name: personName,
  phone: `${phoneNumber}|[0-9]{3,}`,
  /** Other people than who writes. */
  relative:
    '(?:wife|husband|ex|ex wife|ex husband|spouse|partner|girlfriend|boyfriend|son|daughter|kid|kids|child|children|mom|mother|dad|father|brother|sister|tenant|tenants|renter|renters|roommate|boss|manager|neighbor|neighbour|coworker|assistant|secretary|crew|guy|guys|team|worker|workers|employee|landlord|mother in law)s?',
  someone:
    'he|she|they|we|some ?body|some ?one|(?:my|our|the|his|her) (?:wife|husband|son|daughter|kid|mom|mother|dad|father|brother|sister|tenant|roommate|boss|neighbor|neighbour|phone|cat|dog)',
  /** What else is sent or asked for than texts. */
  parcel:
    'truck|trucks|van|vans|invoice|invoices|bill|bills|billing|statement|statements|receipt|receipts|quote|quotes|estimate|estimates|link|links|letter|letters|mail|mailers|email|emails|paper|papers|paperwork|postcard|postcards|flyer|flyers|catalog|form|forms|survey|surveys|version|check|checks|payment|payments|package|packages|photos|pictures|pics|people|person|crew|crews|guy|guys|man|men|worker|workers|tech|techs|technician|cleaner|cleaners|some ?one|some ?body|any ?one|two|both|double|duplicate|duplicates|2|twice|calls|voicemails|voicemail|phone calls',
  channel: 'email|e mail|mail|post|paper|letter|phone|voicemail|fax|whatsapp|call',
  byOther: 'emailing|e mailing|mailing|faxing|phoning|leaving|calling|ringing',
  sending: 'sending|send|forwarding|giving|asking|ask|requesting',
  busy: 'driving|busy|working|sleeping|asleep|teaching|traveling|travelling|flying|eating|(?:at|in|on) (?:a |an |the |my )?(?:work|meeting|meetings|class|court|church|school|surgery|hospital|funeral|wedding|movie|movies|theater|appointment|doctor|doctors|dentist|dr|bed|shower|call|plane|flight|date|vacation|interview|wake|mass|service|exam|gym|job|road|conference|zoom)',
  praise:
    'kind|sweet|nice|blush|blushing|flattering|best|amazing|wonderful|gorgeous|beautiful|awesome|fantastic|fabulous|perfect|lovely|funny|hilarious|cute|adorable|stunning|incredible|great|good|killing me|too much|spoiling me|making me (?:blush|cry|laugh|smile)|brilliant|excellent|spotless|insane|unreal|sparkling|shiny|so clean',
  filler:
    'so|and|but|wait|hi|hello|hey|ok|okay|um|uh|sorry|excuse me|hold on|well|yes|yeah|no|please|pls|also|just|then|now|oh|one question|question|quick question|like|guys|sir|maam|btw',
}
