import { readFileSync } from 'node:fs'

/** `pause`: stopping is spoken of, and not plainly asked for. */
export type Label = 'stop' | 'pause' | 'keep' | 'help' | 'start'
export type LabelledText = { readonly label: Label; readonly language: string; readonly text: string }

/** Read while the rules were written. */
export const tuningLists = ['tuning', 'tuning-2', 'tuning-3', 'tuning-4', 'tuning-5', 'tuning-6'] as const
/** Read once, when the rules were written. */
export const heldOutLists = ['held-out', 'held-out-2'] as const
export type ListName = (typeof tuningLists | typeof heldOutLists)[number]

/** Lines of label, language and text, separated by tabs. */
export function labelledTexts(name: ListName): LabelledText[] {
  const lines = readFileSync(new URL(`${name}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
  return lines.map((line) => {
    const [label = '', language = '', text = ''] = line.split('\t')
    return { label: label as Label, language, text: text.replaceAll('\\n', '\n') }
  })
}
