import { env } from '../../shared/env.ts'
import { http } from '../../shared/http/http.ts'
import { bind } from '../../shared/http/route.ts'
import { homePage } from '../home-page.ts'
import { legalPage } from '../legal-page.ts'
import { privacy } from '../privacy/versions.ts'
import { languageOf } from '../reader.ts'
import { ShowHome, ShowPrivacy, ShowTerms } from '../routes.ts'
import { terms } from '../terms/versions.ts'

const signInUrl = env('SIGN_IN_URL')
const operator = env('OPERATOR')
const facts = { backupDays: env('BACKUP_DAYS') }

export const handler = http(
  bind(ShowHome, async (request) => homePage(languageOf(request), signInUrl)),
  bind(ShowPrivacy, async (request) => legalPage(privacy, request.query.version, languageOf(request), facts, operator)),
  bind(ShowTerms, async (request) => legalPage(terms, request.query.version, languageOf(request), facts, operator)),
)
