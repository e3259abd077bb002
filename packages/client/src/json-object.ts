/** Undefined for what is no object of JSON, such as the page of a proxy or hotspot. */
export function jsonObject(text: string): { readonly [field: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as { [field: string]: unknown }) : undefined
  } catch {
    return undefined
  }
}
