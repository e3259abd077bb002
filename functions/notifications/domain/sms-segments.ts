/** GSM 7-bit default alphabet and its extension, 3GPP TS 23.038 §6.2.1. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const extension = new Set('\f^{}\\[~]|€')

export type SmsSize = { readonly encoding: 'GSM-7' | 'UCS-2'; readonly segments: number }

/** In several segments a header takes some units of each. */
const limits = { 'GSM-7': { single: 160, part: 153 }, 'UCS-2': { single: 70, part: 67 } } as const

/** Carriers drop longer messages. */
export const maxSegments = 10

export function sizeOf(text: string): SmsSize {
  const characters = [...text]
  const encoding = characters.every((each) => basic.has(each) || extension.has(each)) ? 'GSM-7' : 'UCS-2'
  const units = characters.map((each) => (encoding === 'UCS-2' ? each.length : extension.has(each) ? 2 : 1))
  const { single, part } = limits[encoding]
  const total = units.reduce((sum, unit) => sum + unit, 0)
  return { encoding, segments: total <= single ? 1 : countSegments(units, part) }
}

/** An escaped character or a surrogate pair is never split. */
function countSegments(units: readonly number[], part: number): number {
  let [segments, filled] = [1, 0]
  for (const unit of units) {
    if (filled + unit > part) [segments, filled] = [segments + 1, 0]
    filled += unit
  }
  return segments
}

const replacements: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4]/g, "'"],
  [/[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
  [/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g, ' '],
  [/[\u00ad\u200b\u2060\ufeff]/g, ''],
  [/\r\n?/g, '\n'],
  [/[ \t]+/g, ' '],
]

/** A single typographic character would force the costlier UCS-2 encoding. */
export function normalise(text: string): string {
  const plain = replacements.reduce((result, [pattern, by]) => result.replace(pattern, by), text.normalize('NFC'))
  return plain.trim()
}
