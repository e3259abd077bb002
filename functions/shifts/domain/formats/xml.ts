import { dictionary } from '../../../shared/dictionary.ts'

// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write them, nor half of a pair
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu
const entities = dictionary({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' })

/** Escapes text for an element or attribute, without the characters that XML 1.0 cannot hold. */
export function xmlText(text: string): string {
  return text.replace(impossible, '').replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

export function xmlElement(name: string, text: string | number | undefined): string {
  return text === undefined ? '' : `<${name}>${xmlText(String(text))}</${name}>`
}
