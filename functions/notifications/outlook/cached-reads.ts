import { promiseCache } from '../../shared/promise-cache.ts'
import type { CapDeps } from '../drafting/caps.ts'
import type { FactsDeps } from '../drafting/gather-facts.ts'
import type { MessageStore } from '../message-store.ts'

export type OutlookDeps = FactsDeps &
  Pick<CapDeps, 'readUsage' | 'periodOfAddress' | 'textCaps'> &
  Pick<MessageStore, 'findMessage' | 'findMessages' | 'readDue'>

/** For the outlooks of one response, which share customers, consents and counters. */
export function cachedReads(deps: OutlookDeps): OutlookDeps {
  return {
    ...deps,
    findCustomer: cached(deps.findCustomer),
    readConsentState: cached(deps.readConsentState),
    findSuppressions: cached(deps.findSuppressions),
    readUsage: cached(deps.readUsage),
    readDue: cached(deps.readDue),
  }
}

function cached<Given extends readonly unknown[], Value>(read: (...given: Given) => Promise<Value>) {
  const known = promiseCache<string, Value>()
  return (...given: Given) => known.get(JSON.stringify(given), () => read(...given))
}
