import { type Route, type Router, refusal } from './cognito-router.ts'

/**
 * Adds what the engine's sign-in lacks: refuses disabled users, checks a temporary password before the challenge, binds a
 * challenge response to the user's session, asks for the code of an authenticator app after a first password too, reports a
 * wrong password with Cognito's exception, and refreshes by the newer action too.
 */
export function guardLogins(router: Router): Router {
  return (services) => {
    const routes = router(services)
    const sessions = new Map<string, string>()

    const signIn: Route = async (context, request) => {
      const pool = await services.cognito.getUserPoolForClientId(context, request.ClientId ?? '')
      const { USERNAME = '', PASSWORD, REFRESH_TOKEN } = request.AuthParameters ?? {}
      const refresh = REFRESH_TOKEN !== undefined
      const user = refresh
        ? await pool.getUserByRefreshToken(context, REFRESH_TOKEN)
        : await pool.getUserByUsername(context, USERNAME)
      if (user && !user.Enabled) throw await refusal('User is disabled.')
      if (!refresh && user?.Password !== PASSWORD) throw await refusal('Incorrect username or password.')
      const answer = await routes('InitiateAuth')(context, request)
      if (user && answer.ChallengeName && answer.Session) sessions.set(answer.Session, user.Username)
      return answer
    }

    const respond: Route = async (context, request) => {
      const pool = await services.cognito.getUserPoolForClientId(context, request.ClientId ?? '')
      const user = await pool.getUserByUsername(context, request.ChallengeResponses?.['USERNAME'] ?? '')
      const session = request.Session ?? ''
      if (!user || sessions.get(session) !== user.Username) throw await refusal('Invalid session for the user.')
      if (!user.Enabled) throw await refusal('User is disabled.')
      const answer = await routes('RespondToAuthChallenge')(context, request)
      sessions.delete(session)
      const password = request.ChallengeResponses?.['NEW_PASSWORD']
      if (password === undefined || !user.UserMFASettingList?.length) return answer
      const AuthParameters = { USERNAME: user.Username, PASSWORD: password }
      return signIn(context, { ...request, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters })
    }

    const refresh: Route = async (context, { ClientId = '', RefreshToken = '' }) =>
      signIn(context, { ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: RefreshToken } })

    const own = new Map<string, Route>(
      Object.entries({
        InitiateAuth: signIn,
        RespondToAuthChallenge: respond,
        GetTokensFromRefreshToken: refresh,
      }),
    )
    return (target) => own.get(target) ?? routes(target)
  }
}
