import type { WordClasses } from '../phrases.ts'
import { personName } from './language.ts'

const texts =
  'texts?|txts?|messages?|msgs?|sms|reminders?|notifications?|alerts?|updates|spam|ads?|promos?|promotions?|offers|' +
  'marketing|advertis\\S*|newsletters?|communications?|correspondence|solicitations?|subscriptions?|emails?|mailings?|' +
  'robo ?texts?|auto ?texts?'
const contacting =
  'texting|txting|txtin|textin|messaging|msging|contacting|writing|sending|emailing|spamming|bothering|harassing|annoying|' +
  'bugging|pestering|calling|notifying|reminding|hassling|disturbing|soliciting|bombarding|flooding|stalking|scamming|' +
  'wasting|blowing|hitting|reaching|trolling|asking'

export const english: WordClasses = {
  texts,
  contacting,
  /** What may follow a denied stop and goes with it. */
  tail: `me|us|them|from|off|of|the|your|this|that|my|list|lists|to|getting|receiving|it|number|${texts}|${contacting}`,
  getting: 'getting|receiving|get|receive|recieve|hear|hearing',
  trash:
    'these|those|this|them|everything|stuff|crap|shit|junk|bs|nonsense|bullshit|garbage|things|harassment|harassing|madness|it|that',
  contact:
    'text|txt|message|msg|contact|sms|harass|annoy|spam|disturb|notify|solicit|pester|bug|hassle|bother|write|reach out|reach|remind|ping',
  me: 'me|us|my number|my phone|my cell|my line|our number|this number|this phone|this cell|this line|this person|here',
  mine: 'phone number|cell number|my (?:cell |phone |mobile )?(?:number|phone|name|cell|contact|contacts|info|information|details|data|line)|our (?:number|phone|name|info|information)|this (?:cell |phone )?(?:number|phone|line|cell|contact)|the number|number',
  not: 'dont|do not|dnt|donot|never|not|no longer|nor',
  will: 'want|wanna|wish|need|like|care|interested|asked|ask|sign|signed|signing|request|requested|agree|agreed|subscribe|subscribed|authorize|authorized|authorise|enjoy|appreciate|accept|opt|opted',
  polite:
    'please|pls|plz|plse|pleas|thanks|thank_you|thx|ty|tks|kindly|sorry|hi|hello|hey|sir|maam|madam|good_morning|good_day'.replaceAll(
      '_',
      ' ',
    ),
  soon: 'now|right now|immediately|already|asap|ever|again|anymore|any more|any longer|no more|at all|forever|completely|all|just|even|too|either|today|right away|effective immediately',
  the: 'the|these|those|this|that|your|ur|ya|you|all|any|every|of|more|further|future|such|other|my|our|with|w|from|for|automated|automatic|auto|stupid|dumb|damn|damned|fucking|fuckin|unwanted|constant|daily|weekly|marketing|promotional|text|txt|phone|sms|random|unsolicited|so|many|me|us|to|and|on',
  ending: 'stop|stops|quit|cease|end|halt|discontinue|terminate|enough|kill',
  removing: 'remove|delete|erase|drop|scratch|strike|purge|clear|take|get|scrub|wipe|pull',
  optOut:
    'unsubscribe|unsubscribed|unsubscribing|unsub|unsubs|unsubbed|un subscribe|optout|opt out|opted out|opting out|opt (?:me|us) out|opt my (?:number|phone) out|opt this number out|desubscribe|cancel (?:my )?subscription|end (?:my )?subscription',
  stopVerb:
    'stop|stopping|quit|end|cease|cancel|cancelling|canceling|remove|delete|erase|unsubscribe|unsubscribing|unsub|optout|opt out|opting out|opt (?:me|us) out|take (?:me|us|my number) off|drop (?:me|us)|revoke|discontinue|removed|unsubscribed|opted out|taken off|stopped|block|lose my number|forget my number|leave me alone',
  /** What may stand before a request to stop. */
  lead: 'please|pls|plz|plse|kindly|can|could|can not|cant|couldnt|would|wouldnt|will|you|u|guys|yall|ya|people|just|i|we|id|im|want|wanted|need|like|love|to|said|say|says|told|tell|telling|ask|asked|asking|them|reply|replied|replying|text|texted|send|sent|type|so|ok|okay|k|yes|yeah|yep|yo|no|nah|nope|spam|harassment|hi|hello|hey|sorry|but|and|then|make it|make this|make these|it to|this to|that to|these to|you wont|u wont|yall wont|they wont|wont you|wont u|you dont|you never|ever|again|already|once|for the last time|last time|fuck|fucking|god|damn|jesus|omg|asap|must|should|gotta|have|has|got|better|wish|thanks|thank|who is|who are|whos|why|dont|immediately|really|seriously|must|dude|bro|man|im going|word|as|in|now|all|never|continue|requesting|demand|urgent|stop',
  /** What may stand after it, without another meaning. */
  after:
    'please|pls|plz|now|right|already|immediately|asap|just|all|ever|forever|completely|and thank|and thanks|thanks|thank|thx|ty|you|u|too|man|bro|dude|sir|maam|guys|people|lol|ok|okay|it|this|that|these|those|them|everything|and desist|stop|today|seriously|fucking|the fuck|wtf|fuck|again|bot|me|your|ur|nonsense|bullshit|crap|shit|madness|here|im|once',
  /** Begins a sentence of its own after a stop without a comma. */
  newSentence:
    'i|im|ive|id|we|were|this is|who|whos|what|why|how|not|no|dont|do not|wrong|leave|or|because|cuz|cause|never|unsubscribe|remove|my name|you are|youre|you have|you got|have a|god|thank|thanks|u|he|she',
  place:
    'by|at|in|over|off|on|to|here|there|and|near|before|after|around|along|home|first|when|if|until|till|til|while|outside|inside|past|through|next|up|back|between|behind|beside|under|where|short|sometime|somewhere|then|for|from|a|an|every|only|its|his|her|their|during',
  when: 'until|till|til|before|after|between|past|during|while|unless|when|if|tonight|tomorrow|so early|so late|too early|too late|that early|that late|this early|this late|early|late|at night|at work|at noon|at [0-9]+|in the|on [a-z]*days?|[0-9]+|for a|in spanish|in english|about the|about your|about my|the',
  thing:
    'sign|signs|light|lights|valve|cock|watch|payment|work|works|order|clock|date|leaks?|water|noise|drips?|flow|alarm|dog|dogs|bleeding|gas|flood|flooding|draft|smell|service|services|job|car|truck|traffic|mowing|delivery|deliveries|machine|heater|furnace|motor|pump|bus|guy|man working|project|construction|kids',
  otherDoing: '(?!(?:everything|nothing|anything|something|being|using|getting|receiving|hearing|'.concat(
    contacting,
    ')(?= |$))[^ ]+ing',
  ),
  schedule:
    'waiting list|wait list|guest list|shopping list|punch list|job list|to do list|schedule|calendar|route|rota|appointment|appointments|invoice|invoices|bill|estimate|quote|waitlist|visit|job|work|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|january|february|march|april|june|july|august|september|october|november|december|[0-9]+\\S*|today|tomorrow|tonight|morning|afternoon|evening|work order|order|hook|porch|roof|wall|floor|plan|table',
  name: personName,
}
