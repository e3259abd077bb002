// biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 has no way to write them, nor half of a pair
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Any text as it stands between two tags or in an attribute; characters that XML 1.0 cannot hold are left out. */
export function xmlText(text: string): string {
  return text.replace(impossible, '').replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/** An element with a text, or nothing when there is none. */
export function xmlElement(name: string, text: string | number | undefined): string {
  return text === undefined ? '' : `<${name}>${xmlText(String(text))}</${name}>`
}
