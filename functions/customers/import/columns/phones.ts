import { digitsOfNumber } from '../../domain/digits-of-number.ts'
import { isKnownPhone, readPhone } from '../../domain/phone.ts'
import type { TypedValue } from './column.ts'

export type PickedPhone = {
  /** E.164; undefined if the line has none. */
  readonly phone: string | undefined
  /** The others, and an extension. */
  readonly noted: readonly string[]
}

const labelWords = 'phone|mobile|cell|home|work|office|main|other|fax|tel|tel[ée]fono|m[óo]vil|celular'
const beforeLabel = new RegExp(`[\\s,;]+(?=(?:${labelWords})\\s*:)`, 'i')
const labelled = new RegExp(`^(${labelWords})\\s*:\\s*(.+)$`, 'is')
const separators = /\s*(?::::|[;|\r\n]|\s\/\s|,(?=\s*[+(\d])|\bor\b|\bo\b)\s*/i
const minDigits = 7
const maxTyped = 400

/**
 * The first phone that can receive SMS and can be read, for the country of the account; one that the tables of numbers know
 * comes before one that they do not. A reason if there are some and none can be read.
 */
export function pickPhone(typed: readonly TypedValue[], country: string): PickedPhone | { readonly reason: string } {
  const candidates = typed
    .flatMap(split)
    .toSorted((a, b) => a.rank - b.rank)
    .map((each) => ({ ...each, ...readText(each.text, country) }))
  if (candidates.length === 0) return { phone: undefined, noted: [] }
  const readable = candidates.filter(({ read, label }) => read !== undefined && !/fax/i.test(label))
  const isKnown = ({ read }: (typeof candidates)[number]) => read !== undefined && isKnownPhone(read.phone)
  const picked = readable.find(isKnown) ?? readable[0]
  if (picked?.read === undefined) return { reason: reasonFor(candidates) }
  const { phone, extension } = picked.read
  const numbers = new Set([phone])
  const others = candidates.filter((each) => {
    const number = each.read?.phone ?? each.text
    const isNew = !numbers.has(number)
    numbers.add(number)
    return each !== picked && isNew
  })
  const noted = others.map(({ label, text }) => `${label}: ${text}`)
  return {
    phone,
    noted: extension === undefined ? noted : [`Phone extension: ${extension}`, ...noted],
  }
}

function readText(text: string, country: string) {
  const digits = digitsOfNumber(text)
  const isLost = digits === 'lost'
  return { text: isLost ? text : (digits ?? text), isLost, read: readPhone(text, country) }
}

function reasonFor(candidates: readonly { readonly isLost: boolean }[]): string {
  return candidates.some(({ isLost }) => isLost)
    ? 'phone: has lost digits in a spreadsheet; format the column as text'
    : 'phone: is not a valid phone number'
}

/** A cell may hold several, each with a label. What would be too short to be a phone is not split off. */
function split({ rank, label, text }: TypedValue): TypedValue[] {
  const typed = text.replace(/^'+/, '')
  if (typed.length > maxTyped) return [{ rank, label, text: typed.slice(0, maxTyped) }]
  const whole = digitsOfNumber(typed)
  const parts = whole === undefined ? typed.split(beforeLabel).flatMap((part) => splitUnlabelled(part)) : [typed]
  return parts.map((part, index) => {
    const [, own, number = part] = labelled.exec(part) ?? []
    const isMobile = /^(?:mobile|cell|m[óo]vil|celular)$/i.test(own ?? '')
    return { rank: (isMobile ? 1 : rank) + index / 1_000, label: own ?? label, text: number.trim() }
  })
}

function splitUnlabelled(text: string): string[] {
  const parts = text.split(separators).filter((part) => part !== '')
  const isWhole = ({ length }: string) => length >= minDigits
  return parts.every((part) => isWhole(part.replace(/\D/g, ''))) ? parts : [text]
}
