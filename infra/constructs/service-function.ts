import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch'
import {
  type AddToPrincipalPolicyResult,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam'
import {
  Architecture,
  type EventInvokeConfigOptions,
  type IFunction,
  Function as Lambda,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { reservationOf } from '../reservations.ts'
import { metricNamespace, type Stage } from '../stage.ts'
import { GradualDeployment } from './gradual-deployment.ts'
import { ImpactAlarm } from './impact-alarm.ts'
import type { Runbook } from './runbook.ts'
import { stackContext } from './stack-context.ts'

export type ServiceFunctionProps = {
  /** Path under functions/. */
  readonly entry: string
  /** Requests and imports have a waiting client; workers do not. */
  readonly runs: keyof Stage['timeouts']
  /** Who is affected when it fails. */
  readonly impact: string
  readonly memoryMegabytes?: number
  /** In an installation that deploys gradually: one of the few whose failure hurts at once. */
  readonly gradual?: true
}

/** A Lambda with its own role, log group and alarm. Has no rights until a grant gives them. */
export class ServiceFunction extends Construct {
  readonly lambda: Lambda
  /** What callers and queues invoke. */
  readonly live: IFunction
  readonly timeout: Duration
  readonly log: LogGroup

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id)
    const { stage, code, key } = stackContext(this)
    if (!code) throw new Error(`${this.node.path} is in a stack that has no functions`)
    this.timeout = stage.timeouts[props.runs]
    const role = new FunctionRole(this, 'Role')
    // CloudWatch offers nothing between 14 and 30 days (docs/adr/0007-log-retention-is-two-weeks.md).
    this.log = new LogGroup(this, 'Log', {
      retention: RetentionDays.TWO_WEEKS,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    this.log.grantWrite(role)
    const reservedConcurrentExecutions = reservationOf(id, stage.lambdaConcurrency)
    this.lambda = new Lambda(this, 'Function', {
      description: `${props.entry} (if it fails: ${props.impact})`,
      code: code(props.entry),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMegabytes ?? 512,
      timeout: this.timeout,
      ...(reservedConcurrentExecutions !== undefined && { reservedConcurrentExecutions }),
      loggingFormat: LoggingFormat.JSON,
      logGroup: this.log,
      role,
      // A trace holds names, times and request ids: HTTP APIs are not traced, and we add nothing to a segment.
      tracing: Tracing.ACTIVE,
    })
    this.addEnvironment('METRIC_NAMESPACE', metricNamespace(stage))
    const reason = 'X-Ray takes segments without a resource to name.'
    Validations.of(this).acknowledge(
      { id: 'AwsSolutions-IAM5[Resource::*]', reason },
      { id: 'Serverless::Serverless-LambdaStarPermissions', reason },
      {
        id: 'Serverless::Serverless-LambdaDLQ',
        reason:
          'For events of asynchronous invocations, which `configureAsync` answers; others have a caller or a queue.',
      },
    )
    const isGradual = props.gradual && stage.gradualDeployment
    this.live = isGradual ? new GradualDeployment(this, 'Gradual', this.lambda).alias : this.lambda
    const period = Duration.minutes(5)
    new ImpactAlarm(this, 'Failures', {
      impact: props.impact,
      cause: `${id}: errors or throttles in 5 minutes`,
      runbook: 'application.md#a-function-failed',
      metric: new MathExpression({
        // A throttled call counts as no invocation, so one of the two may have no data.
        expression: 'FILL(errors, 0) + FILL(throttles, 0)',
        usingMetrics: { errors: this.lambda.metricErrors(), throttles: this.lambda.metricThrottles() },
        period,
      }),
    })
  }

  allow(actions: readonly string[], ...resources: string[]): void {
    this.lambda.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources }))
  }

  /** Takes a name that functions/shared/env.ts declares. */
  addEnvironment(name: string, value: string): void {
    this.lambda.addEnvironment(name, value)
  }

  /**
   * For a function that SNS, CloudWatch Logs or EventBridge invokes: without it, Lambda runs a failed event twice more within
   * six hours, then drops it. A rule's own retry policy concerns the delivery to Lambda only.
   */
  configureAsync(
    options: Required<Pick<EventInvokeConfigOptions, 'retryAttempts' | 'maxEventAge'>> & EventInvokeConfigOptions,
  ): void {
    this.lambda.configureAsyncInvoke(options)
    if (options.onFailure) return
    Validations.of(this).acknowledge({
      id: 'Serverless::Serverless-LambdaAsyncFailureDestination',
      reason:
        'An event of a schedule says nothing: the next run does the same work, and an alarm tells of a failed one.',
    })
  }

  passSmsNumber(): void {
    this.addEnvironment('SMS_NUMBER', stackContext(this).stage.smsNumber)
  }

  passAllowedCountries(): void {
    this.addEnvironment('ALLOWED_COUNTRIES', (stackContext(this).stage.allowedCountries ?? []).join(','))
  }

  passTextCaps(): void {
    this.addEnvironment('TEXT_CAPS', JSON.stringify(stackContext(this).stage.caps))
  }

  /** `shares`: of the rates, what one execution may take for messages of this kind. */
  passSendingRates(shares: { readonly awaited: number; readonly planned: number }): void {
    const { smsPartsPerSecond, emailsPerSecond } = stackContext(this).stage
    this.addEnvironment('SENDING_RATES', JSON.stringify({ smsPartsPerSecond, emailsPerSecond, shares }))
  }

  alarmOnEvent(event: string, impact: string, runbook: Runbook): void {
    const period = Duration.minutes(5)
    const filterPattern = FilterPattern.allTerms(event)
    const filter = this.log.addMetricFilter(event, {
      filterPattern,
      metricNamespace: metricNamespace(stackContext(this).stage),
      metricName: `${this.node.id} ${event}`,
    })
    const metric = filter.metric({ period, statistic: 'Sum' })
    new ImpactAlarm(this, `On ${event}`, {
      impact,
      metric,
      runbook,
      cause: `${this.node.id} logged ${event}`,
    })
  }
}

/**
 * The role of one function, which holds its rights itself. CDK would make a policy beside it, one more of the 500 resources that
 * CloudFormation allows a stack; to IAM both are the same.
 */
class FunctionRole extends Role {
  private readonly rights: PolicyDocument

  constructor(scope: Construct, id: string) {
    const rights = new PolicyDocument()
    super(scope, id, { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), inlinePolicies: { Rights: rights } })
    this.rights = rights
  }

  /** What every grant calls. */
  override addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.rights.addStatements(statement)
    return { statementAdded: true, policyDependable: this }
  }
}
