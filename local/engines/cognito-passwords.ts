import {
  type Context,
  claimsIn,
  cognitoError,
  type PasswordPolicy,
  type Pool,
  type Request,
  type Router,
  refusal,
  type Services,
} from './cognito-router.ts'

/** Cognito counts these as symbols, and a space inside the password. */
const symbol = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=\S) (?=.*\S)/
const maxLength = 256

/** What each action calls a password that it sets. */
const newPasswordOf = new Map<string, (request: Request) => string | undefined>(
  Object.entries({
    SignUp: ({ Password }: Request) => Password,
    ConfirmForgotPassword: ({ Password }: Request) => Password,
    ChangePassword: ({ ProposedPassword }: Request) => ProposedPassword,
    RespondToAuthChallenge: ({ ChallengeResponses }: Request) => ChallengeResponses?.['NEW_PASSWORD'],
    AdminSetUserPassword: ({ Password }: Request) => Password,
    AdminCreateUser: ({ TemporaryPassword }: Request) => TemporaryPassword,
  }),
)

/** Refuses passwords that break the pool's policy, which the engine stores, with Cognito's exception. */
export function holdPasswordPolicy(router: Router): Router {
  return (services) => {
    const routes = router(services)
    return (target) => async (context, request) => {
      const password = newPasswordOf.get(target)?.(request)
      if (password !== undefined) {
        const pool = await poolOf(services, context, request)
        const fault = faultOf(password, pool.options.Policies?.PasswordPolicy ?? {})
        if (fault)
          throw await cognitoError('InvalidPasswordException', `Password did not conform with policy: ${fault}`)
        if (target === 'ChangePassword') await checkPrevious(pool, context, request)
      }
      return routes(target)(context, request)
    }
  }
}

/** The engine calls a wrong previous password an invalid one. */
async function checkPrevious(pool: Pool, context: Context, { AccessToken = '', PreviousPassword }: Request) {
  const user = await pool.getUserByUsername(context, String(claimsIn(AccessToken)['username']))
  if (user?.Password !== PreviousPassword) throw await refusal('Incorrect username or password.')
}

function poolOf(
  { cognito }: Services,
  context: Context,
  { UserPoolId, ClientId, AccessToken }: Request,
): Promise<Pool> {
  if (UserPoolId !== undefined) return cognito.getUserPool(context, UserPoolId)
  return cognito.getUserPoolForClientId(context, ClientId ?? String(claimsIn(AccessToken ?? '')['client_id']))
}

function faultOf(password: string, policy: PasswordPolicy): string | undefined {
  if (password.length < (policy.MinimumLength ?? 8)) return 'Password not long enough'
  if (password.length > maxLength) return 'Password too long'
  if (policy.RequireUppercase && !/[A-Z]/.test(password)) return 'Password must have uppercase characters'
  if (policy.RequireLowercase && !/[a-z]/.test(password)) return 'Password must have lowercase characters'
  if (policy.RequireNumbers && !/\d/.test(password)) return 'Password must have numeric characters'
  if (policy.RequireSymbols && !symbol.test(password)) return 'Password must have symbol characters'
  return undefined
}
