import { AppError } from '../../shared/errors.ts'

/** Any part of settings, however deep; a list is replaced whole, and `null` takes an optional one away. */
export type Patch<T> = T extends readonly unknown[] | string | number | boolean
  ? T
  : { readonly [Name in keyof T]?: Patch<T[Name]> | null | undefined }

/** The settings with the patch's parts in place of their own. */
export function patched<T extends object>(settings: T, patch: Patch<NoInfer<T>>): T {
  const entries = Object.entries(patch).flatMap(([name, value]) => {
    if (value === undefined) return []
    const known = (settings as Record<string, unknown>)[name]
    return [[name, isPart(known) && isPart(value) ? patched(known, value) : (value ?? undefined)]]
  })
  return { ...settings, ...Object.fromEntries(entries) }
}

function isPart(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Throws `invalid` for hours that never open: `start` and `end` as HH:MM, within one day. */
export function requireOpenHours({ start, end }: { readonly start: string; readonly end: string }): void {
  if (start < end) return
  const path = ['settings', 'messaging', 'quietHours']
  throw new AppError('invalid', undefined, { errors: [{ path, message: 'must start before they end' }] })
}
