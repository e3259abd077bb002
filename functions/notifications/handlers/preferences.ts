import { consentStore } from '../../customers/consent-store.ts'
import { customerStore } from '../../customers/store.ts'
import { suppressionStore } from '../../customers/suppression-store.ts'
import { findActiveAccount } from '../../shared/account.ts'
import { clock } from '../../shared/clock.ts'
import { env } from '../../shared/env.ts'
import { http } from '../../shared/http.ts'
import { on } from '../../shared/route.ts'
import { openTable } from '../../shared/table.ts'
import { changePreferences } from '../change-preferences.ts'
import { preferenceLinkStore } from '../preference-link-store.ts'
import { showPreferences } from '../preferences.ts'
import { ChangePreferences, ShowPreferences } from '../routes.ts'

const table = openTable()
const deps = {
  ...customerStore(table),
  ...consentStore(table),
  ...suppressionStore(table, env('SMS_NUMBER')),
  ...preferenceLinkStore(table),
  findActiveAccount: (accountId: string) => findActiveAccount(table, accountId),
  now: clock,
}

export const handler = http(
  on(ShowPreferences, ({ params }) => showPreferences(params.token, deps)),
  on(ChangePreferences, ({ params, body }) => changePreferences(params.token, body, deps)),
)
