/** C0 without line breaks and tabs, DEL, C1. */
const controls = String.raw`[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]`
/** Marks of direction (Unicode UAX #9), joiners, fillers, tags, variation selectors, annotations. */
const invisible = String.raw`[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\ufff9-\ufffb]`
const control = new RegExp(controls, 'u')
const hidden = new RegExp(`${controls}|${invisible}`, 'u')
const everyHidden = new RegExp(hidden, 'gu')

/** Scripts that are written with joiners: Arabic, Mongolian, N’Ko, and those of India and its neighbours. */
const joining = ['Arab', 'Syrc', 'Mong', 'Nkoo', 'Deva', 'Beng', 'Guru', 'Gujr', 'Orya', 'Taml', 'Telu', 'Knda', 'Mlym']
  .concat(['Sinh', 'Khmr', 'Mymr', 'Tibt'])
  .map((script) => String.raw`\p{scx=${script}}`)
  .join('')
const rightToLeft = String.raw`\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{sc=Nkoo}`

/** Where an invisible character belongs to what is seen: one at a time, after what it changes. */
const belonging = [
  String.raw`(?<=[${joining}])[\u200c\u200d]`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}])[\ufe0e\ufe0f]`,
  // keycaps such as 1️⃣
  String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`,
  String.raw`(?<=\p{sc=Han})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]`,
  String.raw`(?<=\p{sc=Mong})[\u180b-\u180f]`,
  String.raw`(?<=[${rightToLeft}])[\u061c\u200e\u200f]`,
  // the flags of England, Scotland and Wales
  String.raw`(?<=\u{1f3f4})[\u{e0061}-\u{e007a}]{3,6}\u{e007f}`,
].join('|')
const everyBelonging = new RegExp(belonging, 'gu')

/**
 * Index of the first character that shows nothing, or reorders what is shown, or is half of one (a lone surrogate); -1 for
 * none. Joiners in emoji and in scripts that need them are none.
 */
export function hiddenAt(text: string): number {
  if (!text.isWellFormed()) return [...text].findIndex((character) => !character.isWellFormed())
  return text.replace(everyBelonging, (all) => 'x'.repeat(all.length)).search(hidden)
}

/** C0, C1 or half a character: no keyboard makes them. */
export function holdsControls(text: string): boolean {
  return !text.isWellFormed() || control.test(text)
}

/** Anywhere, joiners of emoji and scripts included: an address needs none. */
export function holdsInvisible(text: string): boolean {
  return !text.isWellFormed() || hidden.test(text)
}

/** Without them. */
export function withoutHidden(text: string): string {
  const kept = new Set([...text.matchAll(everyBelonging)].flatMap(({ 0: all, index }) => range(index, all.length)))
  return text.toWellFormed().replace(everyHidden, (all, index: number) => (kept.has(index) ? all : ''))
}

function range(from: number, length: number): number[] {
  return Array.from({ length }, (_, offset) => from + offset)
}
