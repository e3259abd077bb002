import { createRequire } from 'node:module'
import { writeWholeFiles } from './cognito-files.ts'
import { guardForgotten } from './cognito-forgotten.ts'
import { guardLogins } from './cognito-logins.ts'
import { holdPasswordPolicy } from './cognito-passwords.ts'
import { completeTokens, type Sign } from './cognito-tokens.ts'

// The package's start function accepts no logger and no routes.
const require = createRequire(import.meta.url)
writeWholeFiles(require('node:fs'))

const router = require.resolve('cognito-local/lib/server/Router')
const real = require(router)
const loaded = require.cache[router]
const { pem } = require('cognito-local/lib/keys/cognitoLocal.private.json')
const requireOfEngine = createRequire(require.resolve('cognito-local/package.json'))
const jwt = requireOfEngine('jsonwebtoken')
const sign: Sign = (claims) => jwt.sign(claims, pem, { algorithm: 'RS256', keyid: 'CognitoLocal' })
if (loaded)
  loaded.exports = { Router: guardLogins(holdPasswordPolicy(guardForgotten(completeTokens(sign, real.Router)))) }

const { createDefaultServer } = require('cognito-local/lib/server/defaults')
const pino = requireOfEngine('pino')

process.once('disconnect', () => process.exit(0))

const server = await createDefaultServer(pino({ level: 'error' }))
const listening = await server.start()
// Closing an idle connection would fail a call under way.
listening.keepAliveTimeout = 0
process.send?.('listening')
