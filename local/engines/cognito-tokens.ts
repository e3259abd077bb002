import {
  type Answer,
  type Context,
  claimsIn,
  type Request,
  type Router,
  type Services,
  type Tokens,
} from './cognito-router.ts'

/** Signs the payload of a token of the engine's. */
export type Sign = (claims: object) => string

/**
 * Completes the engine's tokens: how long they live, a refresh token that works after a challenge too, and the time of the
 * sign-in itself in tokens that were refreshed.
 */
export function completeTokens(sign: Sign, router: Router): Router {
  return (services) => {
    const routes = router(services)
    return (target) => async (context, request) => {
      const answer = await routes(target)(context, request)
      if (!answer.AuthenticationResult) return answer
      if (target === 'RespondToAuthChallenge') await storeRefreshToken(services, context, request, answer)
      const refreshed = request.AuthParameters?.['REFRESH_TOKEN']
      const tokens = refreshed ? signedInAt(answer.AuthenticationResult, refreshed, sign) : answer.AuthenticationResult
      const { exp, iat } = claimsIn(tokens.AccessToken)
      const AuthenticationResult = { ...tokens, ExpiresIn: Number(exp) - Number(iat), TokenType: 'Bearer' }
      return { ...answer, ChallengeParameters: answer.ChallengeParameters ?? {}, AuthenticationResult }
    }
  }
}

async function storeRefreshToken({ cognito }: Services, context: Context, request: Request, answer: Answer) {
  const pool = await cognito.getUserPoolForClientId(context, request.ClientId ?? '')
  const user = await pool.getUserByUsername(context, request.ChallengeResponses?.['USERNAME'] ?? '')
  const token = answer.AuthenticationResult?.RefreshToken
  if (user && token) await pool.storeRefreshToken(context, token, user)
}

/** The engine makes a refresh token at the sign-in. */
function signedInAt(tokens: Tokens, refreshToken: string, sign: Sign): Tokens {
  const auth_time = claimsIn(refreshToken)['iat']
  const again = (token: string) => sign({ ...claimsIn(token), auth_time })
  return { ...tokens, AccessToken: again(tokens.AccessToken), IdToken: again(tokens.IdToken) }
}
