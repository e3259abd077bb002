import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  UserPool,
  type UserPoolClient,
  UserPoolEmail,
} from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { Stage } from '../stage.ts'
import type { ServiceFunction } from './service-function.ts'

/** The table holds what a login may do. */
export class AppUserPool extends Construct {
  readonly pool: UserPool
  readonly client: UserPoolClient

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id)
    this.pool = new UserPool(this, 'Pool', {
      // Owners sign up; members are invited.
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // Otherwise a person could sign in, and cause email, with another person's address.
      keepOriginal: { email: true },
      email: mailerOf(stage),
      standardAttributes: { email: { required: true, mutable: true } },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.client = this.pool.addClient('App', {
      authFlows: { userPassword: true, userSrp: true },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    })
    // Phones hold its id.
    this.client.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    Validations.of(this.pool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason: 'Workers sign in on the phone that would show the second factor; members who want one can turn it on.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason: 'The plus plan keeps IP addresses and devices of everyone who signs in, for a price per worker.',
      },
    )
  }

  passClientIdTo(fn: ServiceFunction): void {
    fn.addEnvironment('USER_POOL_CLIENT_ID', this.client.userPoolClientId)
  }

  /** Where clients sign in, for the page that tells them: the address without the pool is Cognito's. */
  passSignInTo(fn: ServiceFunction): void {
    this.passClientIdTo(fn)
    fn.addEnvironment('COGNITO_URL', this.pool.userPoolProviderUrl)
  }

  grant(fn: ServiceFunction, ...actions: (`Admin${string}` | 'ListUsers')[]): void {
    const names = actions.map((action) => `cognito-idp:${action}`)
    fn.allow(names, this.pool.userPoolArn)
    fn.addEnvironment('USER_POOL_ID', this.pool.userPoolId)
  }
}

/** Cognito refuses an identity that SES has not verified. Its own mailer sends 50 emails a day. */
function mailerOf({ emailIdentity, emailDomain, region }: Stage): UserPoolEmail {
  if (emailIdentity === 'unverified') return UserPoolEmail.withCognito()
  return UserPoolEmail.withSES({
    fromEmail: `no-reply@${emailDomain}`,
    fromName: 'Fieldpost',
    sesRegion: region,
    sesVerifiedDomain: emailDomain,
  })
}
