/** Escapes surrogate pairs in JSON, which the queue engine rejects. */
export function inPlainUnits(json: string): string {
  return json.replace(/[\ud800-\udfff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
}
