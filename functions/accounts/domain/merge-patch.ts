import { AppError } from '../../shared/errors.ts'

/** A list is replaced whole, `null` removes an optional field. */
export type Patch<T> = T extends readonly unknown[] | string | number | boolean
  ? T
  : { readonly [Name in keyof T]?: Patch<T[Name]> | null | undefined }

export function patched<T extends object>(settings: T, patch: Patch<NoInfer<T>>): T {
  const entries = Object.entries(patch).flatMap(([name, value]) => {
    if (value === undefined) return []
    const known = (settings as Record<string, unknown>)[name]
    const inner = known === undefined ? {} : known
    return [[name, isObject(inner) && isObject(value) ? patched(inner, value) : (value ?? undefined)]]
  })
  return { ...settings, ...Object.fromEntries(entries) }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @throws AppError `invalid` for hours that never open */
export function requireOpenHours({ start, end }: { readonly start: string; readonly end: string }): void {
  if (start < end) return
  const path = ['settings', 'messaging', 'sendingHours']
  throw new AppError('invalid', undefined, { errors: [{ path, message: 'must start before they end' }] })
}
