type Context = unknown
type User = { Username: string; Password: string; Enabled: boolean; UserStatus: string }
type Pool = {
  getUserByUsername(context: Context, name: string): Promise<User | null>
  getUserByRefreshToken(context: Context, token: string): Promise<User | null>
}
type Services = { cognito: { getUserPoolForClientId(context: Context, clientId: string): Promise<Pool> } }
type Request = {
  ClientId: string
  AuthFlow?: string
  Session?: string
  AuthParameters?: Record<string, string>
  ChallengeResponses?: Record<string, string>
}
type Answer = { Session?: string; ChallengeName?: string }
type Route = (context: Context, request: Request) => Promise<Answer>
type Router = (services: Services) => (target: string) => Route

/**
 * Adds what the engine's sign-in lacks: refuses disabled users, checks a temporary password before the challenge, binds a
 * challenge response to the user's session, and reports a wrong password with Cognito's exception.
 */
export function guardLogins(router: Router): Router {
  return (services) => {
    const routes = router(services)
    const sessions = new Map<string, string>()

    const signIn: Route = async (context, request) => {
      const pool = await services.cognito.getUserPoolForClientId(context, request.ClientId)
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
      const pool = await services.cognito.getUserPoolForClientId(context, request.ClientId)
      const user = await pool.getUserByUsername(context, request.ChallengeResponses?.['USERNAME'] ?? '')
      const session = request.Session ?? ''
      if (!user || sessions.get(session) !== user.Username) throw await refusal('Invalid session for the user.')
      if (!user.Enabled) throw await refusal('User is disabled.')
      const answer = await routes('RespondToAuthChallenge')(context, request)
      sessions.delete(session)
      return answer
    }

    return (target) => {
      if (target === 'InitiateAuth') return signIn
      return target === 'RespondToAuthChallenge' ? respond : routes(target)
    }
  }
}

async function refusal(message: string): Promise<Error> {
  const { NotAuthorizedError } = await import('cognito-local/lib/errors.js')
  return new NotAuthorizedError(message)
}
