import { clientChosenId } from '../../shared/fields.ts'
import type { Principal } from '../../shared/identity/principal.ts'
import type { ShiftAliasStore } from '../store/shift-alias-store.ts'
import type { ShiftStore } from '../store/shift-store.ts'

type Deps = Pick<ShiftStore, 'findShift'> & Pick<ShiftAliasStore, 'rememberRefused'> & { readonly now: () => number }

/**
 * Of a clock-in that does not parse, remembers the id, if that can be read: its positions need not wait. The same id may clock
 * in later, when the app is mended.
 */
export async function rememberUnparsed(body: string, { accountId, memberId }: Principal, deps: Deps): Promise<void> {
  const alias = shiftIdIn(body)
  if (alias === undefined || (await deps.findShift(accountId, alias))) return
  await deps.rememberRefused(accountId, memberId, { alias }, deps.now())
}

function shiftIdIn(body: string): string | undefined {
  try {
    const { shiftId } = (JSON.parse(body) ?? {}) as { readonly shiftId?: unknown }
    return clientChosenId.safeParse(shiftId).data
  } catch {
    return undefined
  }
}
