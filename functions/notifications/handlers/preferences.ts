import { consentStore } from '../../customers/consent/consent-store.ts'
import { suppressionStore } from '../../customers/consent/suppression-store.ts'
import { customerStore } from '../../customers/customer-store.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind } from '../../shared/http/route.ts'
import { findActiveAccount } from '../../shared/identity/account-store.ts'
import { openTable } from '../../shared/table/table.ts'
import { changePreferences } from '../preferences/change-preferences.ts'
import { preferenceTokenStore } from '../preferences/preference-token-store.ts'
import { ChangePreferences, ShowPreferences } from '../preferences/routes.ts'
import { showPreferences } from '../preferences/show-preferences.ts'

const table = openTable()
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...preferenceTokenStore(table),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  now: clock,
}

export const handler = http(
  bind(ShowPreferences, ({ params }) => showPreferences(params.token, deps)),
  bind(ChangePreferences, ({ params, body }) => changePreferences(params.token, body, deps)),
)
