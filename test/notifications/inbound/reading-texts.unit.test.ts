import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { classifyText, isStop } from '../../../functions/notifications/domain/classify-text.ts'
import { linesOf } from '../../../functions/notifications/domain/reading-texts/clauses.ts'
import { englishRules } from '../../../functions/notifications/domain/reading-texts/languages/english.ts'
import { spanishRules } from '../../../functions/notifications/domain/reading-texts/languages/spanish.ts'
import { isIn, textOf } from '../../../functions/notifications/domain/reading-texts/phrases.ts'
import { heldOutLists, type LabelledText, labelledTexts, tuningLists } from './labelled/labelled-texts.ts'

const keywords = [
  'STOP',
  'STOPALL',
  'END',
  'QUIT',
  'CANCEL',
  'REVOKE',
  'OPT OUT',
  'OPTOUT',
  'OPT-OUT',
  'UNSUBSCRIBE',
  'REMOVE',
  'ARRET',
  'TD',
]
const letters = (word: string) => [...word]
const fullWidth = (word: string) =>
  word.replace(/[A-Z]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0))
const cyrillic = (word: string) =>
  word.replace(/[AEOPCTX]/g, (letter) => 'АЕОРСТХ'['AEOPCTX'.indexOf(letter)] ?? letter)

const disguises: Readonly<Record<string, (word: string) => string>> = {
  'in capitals': (word) => word,
  'in small letters': (word) => word.toLowerCase(),
  'with punctuation': (word) => `"${word}"!!`,
  'with spaces and line ends': (word) => `\n  ${word}\u00a0\n`,
  'with an emoji': (word) => `🙏${word} 😡`,
  'with emoji between the letters': (word) => letters(word.replace(/[ -]/, '')).join('🛑'),
  spelled: (word) => letters(word.replace(/[ -]/, '')).join('. '),
  'with zero-width characters': (word) => letters(word).join('\u200b'),
  'with marks of direction': (word) => `\u202e${word}\u202c\u200f`,
  'in full-width letters': fullWidth,
  'with Cyrillic letters': cyrillic,
  repeated: (word) => `${word} ${word} ${word}`,
  'above a signature': (word) => `${word}\n\nSent from my iPhone`,
  'above a name': (word) => `${word}\nBill`,
}

test.each(Object.entries(disguises))('no keyword is missed %s', (_, disguise) => {
  expect(keywords.map(disguise).filter((text) => !isStop(classifyText(text)))).toEqual([])
})

const shareOf = (texts: readonly LabelledText[], isWrong: (text: LabelledText) => boolean) =>
  texts.filter(isWrong).length / texts.length

const lists = [...tuningLists, ...heldOutLists]

describe.each(lists)('on the %s list', (name) => {
  const texts = labelledTexts(name)
  const readsAsStop = ({ text }: LabelledText) => isStop(classifyText(text))
  const of = (isStopLabel: boolean, isOther: boolean) =>
    texts.filter(
      ({ label, language }) =>
        (label === 'stop') === isStopLabel && (language === 'en' || language === 'es') !== isOther,
    )

  test('at most a tenth of the stops are missed, in English and Spanish', () => {
    expect(shareOf(of(true, false), (text) => !readsAsStop(text))).toBeLessThanOrEqual(0.1)
  })

  test('at most a tenth of the stops are missed, in other languages', () => {
    expect(of(true, true).filter((text) => !readsAsStop(text)).length).toBeLessThanOrEqual(of(true, true).length / 10)
  })

  test('at most a twentieth of the others stop', () => {
    expect(shareOf([...of(false, false), ...of(false, true)], readsAsStop)).toBeLessThanOrEqual(0.05)
  })

  test('help and start are read as such', () => {
    const asked = texts.filter(({ label }) => label === 'help' || label === 'start')
    expect(asked.filter(({ label, text }) => classifyText(text) !== label)).toEqual([])
  })

  test('what speaks of stopping, and is no plain stop, pauses marketing', () => {
    const uncertain = texts.filter(({ label }) => label === 'pause')
    expect(uncertain.filter(({ text }) => !['pause', 'stop', 'cancel'].includes(classifyText(text)))).toEqual([])
  })

  test('no other text is answered with help, or opens what a stop closed', () => {
    const kept = texts.filter(({ label }) => label === 'keep' || label === 'pause')
    expect(kept.filter(({ text }) => ['help', 'start'].includes(classifyText(text)))).toEqual([])
  })
})

test('the lists are large enough', () => {
  const texts = lists.flatMap(labelledTexts)
  const inBoth = texts.filter(({ language }) => language === 'en' || language === 'es')
  expect(inBoth.filter(({ label }) => label === 'stop').length).toBeGreaterThanOrEqual(1_000)
  expect(inBoth.filter(({ label }) => label !== 'stop').length).toBeGreaterThanOrEqual(1_400)
  expect(texts.length - inBoth.length).toBeGreaterThanOrEqual(150)
})

/** Of the longest texts that arrive, milliseconds at best of many runs, since the machine may be busy. */
function readingTime(text: string, sent: readonly string[]): number {
  const times = Array.from({ length: 15 }, () => {
    const start = performance.now()
    classifyText(text, sent)
    classifyText(text)
    return performance.now() - start
  })
  return Math.min(...times)
}

test('a phrase that is passed over for how its words begin would not have matched', () => {
  const all = [englishRules, spanishRules].flatMap((rules) => Object.values(rules).flat())
  const texts = lists.flatMap(labelledTexts).flatMap(({ text }) => linesOf(text).flat())
  for (const text of texts.map(({ named }) => textOf(named)))
    expect(all.filter((each) => (text.search(each.pattern()) !== -1) !== isIn(text, each))).toEqual([])
})

test.each([
  'stop ',
  'no me ',
  'a ',
  '"a" ',
  '“',
  '> ',
  'do not ever please ',
  'dont want you to be ',
  'x'.repeat(30),
  's t o p ',
  '🛑s',
  'Reply STOP to ',
  '\n',
  ', ',
  'не пишите ',
  'i said stop the texts ',
  'the these those ',
  'how do i get ',
  'want the texts to be ',
  '480 555 0132 ',
  '(480) ',
  'asking you to please ',
])('twice the letters of %j take about twice the time, not four times', (part) => {
  const text = (length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length)
  classifyText(text(1_600))
  const [half, whole] = [readingTime(text(800), [text(800)]), readingTime(text(1_600), [text(1_600)])]
  expect(whole).toBeLessThan(3 * half + 40)
})

test('a text of 10,000 letters of any kind is read', () => {
  for (const part of ['\ud800', '\u0000', '\u202e', '\ue000', '#', "'", '"', '>', '…', 'é', '國', '👨‍👩‍👧‍👦'])
    expect(typeof classifyText(part.repeat(10_000 / part.length))).toBe('string')
})
