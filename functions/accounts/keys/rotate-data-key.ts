import type { Due, Wake } from '../../shared/background/due.ts'
import { accountOf } from '../../shared/keys.ts'
import { keyMilliseconds } from '../domain/key-lifetimes.ts'
import type { KeyStore } from './data-key-store.ts'

export type RotateKeyDeps = KeyStore & {
  readonly readDue: (wake: Wake) => Promise<Due | undefined>
  readonly goOn: (wake: Wake, due: Due, rest: Due['details'], at: number) => Promise<void>
  readonly now: () => number
}

/**
 * Another data key for an account whose own has sealed for a year, in one transaction with what comes next. The due row of
 * an account that is being erased stays as it is, and goes with the others.
 */
export async function rotateKey(wake: Wake, deps: RotateKeyDeps): Promise<void> {
  const due = await deps.readDue(wake)
  const account = due && (await deps.findKeys(accountOf(wake)))
  if (!due || !account) return
  const next = account.since + keyMilliseconds
  await (deps.now() < next ? deps.goOn(wake, due, due.details, next) : deps.addKey(account, deps.now()))
}
