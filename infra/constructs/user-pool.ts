import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccountRecovery, FeaturePlan, Mfa, UserPool, type UserPoolClient } from 'aws-cdk-lib/aws-cognito'
import { Construct } from 'constructs'
import type { ServiceFunction } from './service-function.ts'

/** Who somebody is. What they may do stands in the table. */
export class AppUserPool extends Construct {
  readonly pool: UserPool
  readonly client: UserPoolClient

  constructor(scope: Construct, id: string) {
    super(scope, id)
    this.pool = new UserPool(this, 'Pool', {
      // An owner signs up alone; everybody else is invited.
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      // Else anybody could sign in, and have us write, under a mail address that is somebody else's.
      keepOriginal: { email: true },
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
    Validations.of(this.pool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason: 'Workers sign in on the one phone that would show the second factor; whoever wants one can turn it on.',
      },
      {
        id: 'AwsSolutions-COG8',
        reason:
          'The plus plan adds threat protection: addresses and devices of all who sign in, kept, for a price per worker.',
      },
    )
  }

  /** Tells a function how the app signs in, which needs no right. */
  passClientIdTo(fn: ServiceFunction): void {
    fn.addEnvironment('USER_POOL_CLIENT_ID', this.client.userPoolClientId)
  }

  /** Lets a function look at or change logins, by the named actions of Cognito only. */
  grant(fn: ServiceFunction, ...actions: (`Admin${string}` | 'ListUsers')[]): void {
    const names = actions.map((action) => `cognito-idp:${action}`)
    fn.allow(names, this.pool.userPoolArn)
    fn.addEnvironment('USER_POOL_ID', this.pool.userPoolId)
  }
}
