import { Duration, Validations } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy'
import { Alias, type IFunction, type IVersion, type Function as Lambda } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { metricNamespace } from '../stage.ts'
import type { Runbook } from './runbook.ts'
import { stackContext } from './stack-context.ts'

/**
 * A new version gets a tenth of the calls for five minutes. If it fails meanwhile, all go to the old one again, and the deployment
 * with it. The alarm lies in the function's stack: CodeDeploy needs it before the stack of alarms is deployed.
 */
export class GradualDeployment extends Construct {
  /** CDK's classes leave `role` undefined, which its interfaces do not declare. */
  readonly alias: IFunction

  constructor(scope: Construct, id: string, lambda: Lambda) {
    super(scope, id)
    const alias = new Alias(this, 'Live', { aliasName: 'live', version: lambda.currentVersion as IVersion })
    this.alias = alias as IFunction
    const runbook: Runbook = 'application.md#a-deployment-is-rolled-back'
    const [, , ...within] = this.node.scopes
    const failing = new Alarm(this, 'Failing', {
      alarmName: `${metricNamespace(stackContext(scope).stage)} ${within.map(({ node }) => node.id).join(' ')} Failing`,
      alarmDescription: `A tenth of the calls meets a new version that fails. (3 errors in a minute; CodeDeploy goes back to the old version) Runbook: docs/runbooks/${runbook}`,
      metric: alias.metricErrors({ period: Duration.minutes(1), statistic: 'Sum' }),
      threshold: 3,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    })
    const group = new LambdaDeploymentGroup(this, 'Group', {
      alias,
      alarms: [failing],
      deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      autoRollback: { failedDeployment: true, stoppedDeployment: true, deploymentInAlarm: true },
    })
    Validations.of(group).acknowledge({
      id: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSCodeDeployRoleForLambdaLimited]',
      reason: 'AWS’s own policy for what CodeDeploy does with an alias.',
    })
  }
}
