import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  ApiMapping,
  type CfnStage,
  CorsHttpMethod,
  HttpApi,
  type HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  type IDomainName,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito'
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { metricNamespace } from '../stage.ts'
import { ImpactAlarm } from './impact-alarm.ts'
import type { ServiceFunction } from './service-function.ts'
import { stackContext } from './stack-context.ts'

/** `POST /v1/pings` */
export type Route = `${'ANY' | 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`

/** No IP address, path or caller: nothing personal. */
const accessLogFields = {
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latencyMilliseconds: '$context.responseLatency',
}

/** Of a route that strangers reach, for all callers: requests per second, and burst. It bounds what a flood takes of Lambda. */
const publicLimit = { rate: 100, burst: 200 }

/** The event that `logRefusal` logs, and the metric of its lines. */
const deferral = 'request_deferred'

export type PublicApiProps = {
  readonly pool: IUserPool
  readonly client: IUserPoolClient
  /** Unset: the address is the one that API Gateway gives. */
  readonly domain?: IDomainName | undefined
  /** Grants a function what admitting a signed-in caller needs. */
  readonly grantAdmission: (fn: ServiceFunction) => void
}

/** Routes need a Cognito access token unless `servePublic` adds them with a reason. */
export class PublicApi extends Construct {
  readonly url: string
  private readonly api: HttpApi
  private readonly namespace: string
  private readonly signedIn: HttpUserPoolAuthorizer
  private readonly stage: HttpStage
  private readonly routes = new Map<Route, HttpRoute>()
  private readonly integrations = new Map<ServiceFunction, HttpLambdaIntegration>()
  private readonly grantAdmission: PublicApiProps['grantAdmission']
  private readonly admitting = new Set<ServiceFunction>()

  constructor(scope: Construct, id: string, { pool, client, domain, grantAdmission }: PublicApiProps) {
    super(scope, id)
    this.grantAdmission = grantAdmission
    this.namespace = metricNamespace(stackContext(this).stage)
    this.api = new HttpApi(this, 'Http', {
      createDefaultStage: false,
      disableExecuteApiEndpoint: domain !== undefined,
      corsPreflight: {
        // Tokens travel in a header, never in a cookie, so a foreign page cannot use them.
        allowOrigins: ['*'],
        allowMethods: [CorsHttpMethod.ANY],
        allowHeaders: ['authorization', 'content-type', 'idempotency-key', 'if-none-match'],
        // `apigw-requestid`, which API Gateway adds, also names requests that it answers itself.
        exposeHeaders: ['retry-after', 'location', 'etag', 'apigw-requestid'],
        maxAge: Duration.hours(1),
      },
    })
    this.signedIn = new HttpUserPoolAuthorizer('SignedIn', pool, { userPoolClients: [client] })
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
    if (domain) new ApiMapping(this, 'Mapping', { api: this.api, domainName: domain, stage: this.stage })
    const { api } = stackContext(this).stage
    this.url = api ? `https://${api.domain}` : this.api.apiEndpoint
    new ImpactAlarm(this, 'ServerErrors', {
      impact: 'People see errors in the app',
      runbook: 'application.md#more-answers-of-5xx',
      cause: '10 or more answers of 5xx in 5 minutes, without those that ask a phone to send its positions later',
      metric: new MathExpression({
        expression: 'errors - FILL(deferred, 0)',
        usingMetrics: {
          errors: this.api.metricServerError({ statistic: 'Sum' }),
          deferred: new Metric({ namespace: this.namespace, metricName: deferral, statistic: 'Sum' }),
        },
        period: Duration.minutes(5),
      }),
      atLeast: 10,
    })
  }

  /**
   * Some phone apps know no other answer for "not yet" than 503, and keep their positions at it. Such answers are logged, and
   * the alarm on server errors leaves them out.
   */
  toleratesDeferrals(fn: ServiceFunction): void {
    fn.log.addMetricFilter(deferral, {
      filterPattern: FilterPattern.stringValue('$.event', '=', deferral),
      metricNamespace: this.namespace,
      metricName: deferral,
      metricValue: '1',
    })
  }

  /**
   * Raises a route's limit to the AWS account's: some phone apps discard their positions at a 429, and a route must have a
   * limit.
   */
  disableRouteThrottle(key: Route): void {
    this.setRouteThrottle(key, 10_000, 5_000)
  }

  /** For all callers: requests per second, and burst. */
  setRouteThrottle(key: Route, rate: number, burst: number): void {
    const stage = this.stage.node.defaultChild as CfnStage
    stage.routeSettings = {
      ...stage.routeSettings,
      [key]: { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst },
    }
    const route = this.routes.get(key)
    if (!route) throw new Error(`serve ${key} before limiting it`)
    this.stage.node.addDependency(route)
  }

  serve(fn: ServiceFunction, ...routes: Route[]): void {
    for (const route of routes) this.add(fn, route, true)
    if (this.admitting.has(fn)) return
    this.admitting.add(fn)
    this.grantAdmission(fn)
  }

  /** What may be read is answered to HEAD too, by which scanners of email and checkers of links look at a page. */
  servePublic(fn: ServiceFunction, reason: string, ...routes: Route[]): void {
    this.servePublicWithoutHead(fn, reason, ...routes.flatMap(withHead))
  }

  /**
   * Strangers reach the function, so each route has a limit of its own. The reason is for cdk-nag. By itself for a GET that
   * uses something up (`isSingleUse`).
   */
  servePublicWithoutHead(fn: ServiceFunction, reason: string, ...routes: Route[]): void {
    for (const route of routes) {
      Validations.of(this.add(fn, route, false)).acknowledge({ id: 'AwsSolutions-APIG4', reason })
      this.setRouteThrottle(route, publicLimit.rate, publicLimit.burst)
    }
  }

  /** For a function that makes links and serves no route; those that do have it. */
  passUrlTo(fn: ServiceFunction): void {
    fn.addEnvironment('API_URL', this.url)
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
    const made = new HttpLambdaIntegration('Integration', fn.live, { scopePermissionToRoute: false })
    this.integrations.set(fn, made)
    this.passUrlTo(fn)
    return made
  }
}

function withHead(route: Route): Route[] {
  return route.startsWith('GET ') ? [route, `HEAD ${route.slice('GET '.length)}` as Route] : [route]
}
