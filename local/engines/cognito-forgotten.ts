import { type Context, cognitoError, type Request, type Route, type Router, refusal } from './cognito-router.ts'

/**
 * Adds what the engine lacks of forgotten passwords: it does not tell who has a login, sends no code to who has only a temporary
 * password, and takes a code once.
 */
export function guardForgotten(router: Router): Router {
  return (services) => {
    const routes = router(services)

    async function userOf(context: Context, { ClientId = '', Username = '' }: Request) {
      const pool = await services.cognito.getUserPoolForClientId(context, ClientId)
      const user = await pool.getUserByUsername(context, Username)
      return user?.Enabled ? user : undefined
    }

    const forgot: Route = async (context, request) => {
      const user = await userOf(context, request)
      if (!user)
        return { CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'u***@u***' } }
      if (user.UserStatus === 'FORCE_CHANGE_PASSWORD')
        throw await refusal('User password cannot be reset in the current state.')
      return routes('ForgotPassword')(context, request)
    }

    const confirm: Route = async (context, request) => {
      const user = await userOf(context, request)
      if (!user)
        throw await cognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.')
      if (user.ConfirmationCode === undefined)
        throw await cognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.')
      return routes('ConfirmForgotPassword')(context, request)
    }

    const own = new Map<string, Route>(Object.entries({ ForgotPassword: forgot, ConfirmForgotPassword: confirm }))
    return (target) => own.get(target) ?? routes(target)
  }
}
