import { readFileSync } from 'node:fs'

export type Label = 'stop' | 'keep' | 'help' | 'start'
export type LabelledText = { readonly label: Label; readonly language: string; readonly text: string }

/** Lines of label, language and text, separated by tabs. */
export function labelledTexts(name: 'tuning' | 'held-out'): LabelledText[] {
  const lines = readFileSync(new URL(`${name}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
  return lines.map((line) => {
    const [label = '', language = '', text = ''] = line.split('\t')
    return { label: label as Label, language, text: text.replaceAll('\\n', '\n') }
  })
}
