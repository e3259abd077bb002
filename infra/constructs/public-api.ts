import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  type CfnStage,
  CorsHttpMethod,
  HttpApi,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { ImpactAlarm } from './impact-alarm.ts'
import type { ServiceFunction } from './service-function.ts'
import { stackContext } from './stack-context.ts'

/** `POST /v1/pings` */
export type Route = `${'ANY' | 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`

/** No address, no path with ids in it, no caller: what a log must not know it is not told. */
const accessLogFields = {
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latencyMilliseconds: '$context.responseLatency',
}

/** The one address of the system. Signed-in people by Cognito's access token; what is public says so in its sentence. */
export class PublicApi extends Construct {
  readonly url: string
  private readonly api: HttpApi
  private readonly signedIn: HttpUserPoolAuthorizer
  private readonly stage: HttpStage
  private readonly routes = new Map<Route, HttpRoute>()
  private readonly integrations = new Map<ServiceFunction, HttpLambdaIntegration>()

  constructor(scope: Construct, id: string, props: { readonly pool: IUserPool; readonly client: IUserPoolClient }) {
    super(scope, id)
    this.api = new HttpApi(this, 'Http', {
      createDefaultStage: false,
      corsPreflight: {
        // Tokens travel in a header and never in a cookie, so a foreign page has nothing to borrow.
        allowOrigins: ['*'],
        allowMethods: [CorsHttpMethod.ANY],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
        exposeHeaders: ['retry-after', 'location'],
        maxAge: Duration.hours(1),
      },
    })
    this.url = this.api.apiEndpoint
    this.signedIn = new HttpUserPoolAuthorizer('SignedIn', props.pool, { userPoolClients: [props.client] })
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.TWO_WEEKS,
      encryptionKey: stackContext(this).key,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: 2_000, burstLimit: 1_000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(accessLogFields)),
      },
    })
    new ImpactAlarm(this, 'ServerErrors', {
      impact: 'People see errors, whatever they do in the app',
      cause: 'more than 10 answers of 5xx in 5 minutes',
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      atLeast: 10,
    })
  }

  /**
   * The stage's limit would answer 429, which some phone apps take for a reason to throw their positions away. A route
   * cannot be without a limit, so it gets that of a whole account of AWS.
   */
  disableRouteThrottle(key: Route): void {
    this.setRouteThrottle(key, 10_000, 5_000)
  }

  /** A limit of this route's own, in requests per second and at once, for all callers together. */
  setRouteThrottle(key: Route, rate: number, burst: number): void {
    const stage = this.stage.node.defaultChild as CfnStage
    stage.routeSettings = {
      ...stage.routeSettings,
      [key]: { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
    }
    const route = this.routes.get(key)
    if (!route) throw new Error(`serve ${key} before saying how`)
    this.stage.node.addDependency(route)
  }

  /** Routes for people who are signed in. */
  serve(fn: ServiceFunction, ...routes: Route[]): void {
    for (const route of routes) this.add(fn, route, true)
  }

  /** Routes for everybody. */
  servePublic(fn: ServiceFunction, reason: string, ...routes: Route[]): void {
    for (const route of routes) {
      Validations.of(this.add(fn, route, false)).acknowledge({ id: 'AwsSolutions-APIG4', reason })
    }
  }

  private add(fn: ServiceFunction, route: Route, signedIn: boolean): HttpRoute {
    const [method = '', path = ''] = route.split(' ')
    const made = new HttpRoute(fn, route.replaceAll('/', ' '), {
      httpApi: this.api,
      routeKey: HttpRouteKey.with(path, method as HttpMethod),
      integration: this.integrationOf(fn),
      ...(signedIn && { authorizer: this.signedIn }),
    })
    this.routes.set(route, made)
    return made
  }

  private integrationOf(fn: ServiceFunction): HttpLambdaIntegration {
    const known = this.integrations.get(fn)
    if (known) return known
    const made = new HttpLambdaIntegration('Integration', fn.lambda, { scopePermissionToRoute: false })
    this.integrations.set(fn, made)
    return made
  }
}
