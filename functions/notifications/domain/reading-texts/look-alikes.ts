/** Small letters of Cyrillic and Greek, small capitals and digits, each with the Latin letter that it or its capital looks like. */
const pairs = [
  'аa вb сc ԁd еe һh нh ѕs іi јj кk мm пn оo рp ԛq тt уy хx ԝw',
  'αa βb ϲc εe ηh ιi κk μm νn οo ρp τt υy χx ζz',
  'ᴀa ʙb ᴄc ᴅd ᴇe ꜰf ɢg ʜh ɪi ᴊj ᴋk ʟl ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz',
  '0o 1i 3e 4a 5s 7t',
]

const latinLetters = new Map(
  pairs.flatMap((line) => line.split(' ')).map((pair): [string, string] => [pair.slice(0, -1), pair.slice(-1)]),
)

/** Where the alphabets in filled circles, in filled squares and of flags begin. */
const enclosedAlphabets = [0x1f150, 0x1f170, 0x1f1e6]

/** The word in Latin letters, as a reader who looks at it quickly reads it ("ѕтор", "st0p"). */
export function latinLookOf(word: string): string {
  return [...word].map((letter) => latinLetters.get(letter) ?? letter).join('')
}

/** Letters in filled circles, in filled squares and of flags as small letters. NFKC does so with the outlined ones. */
export function withoutEnclosures(text: string): string {
  return text.replace(/[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu, (sign) => {
    const code = sign.codePointAt(0) ?? 0
    const start = enclosedAlphabets.findLast((each) => each <= code) ?? code
    return String.fromCharCode('a'.charCodeAt(0) + code - start)
  })
}
