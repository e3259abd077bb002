import * as z from 'zod'
import { StartFailure } from '../failure.ts'
import type { Deployment } from '../stacks/deployment.ts'

const Permission = z.object({ FunctionName: z.string(), Principal: z.string() })
const OneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat())
const Statement = z.object({
  Effect: z.string(),
  Action: OneOrMore,
  Principal: z.union([z.string(), z.object({ Service: OneOrMore.optional() })]).optional(),
})
const Policy = z.object({
  Queues: z.array(z.string()).default([]),
  Topics: z.array(z.string()).default([]),
  PolicyDocument: z.object({ Statement: z.array(Statement) }),
})

/** A call without a role: the receiver's policy must allow it. */
export type Delivery = { from: string; to: string; action: string; what: string }

/** @throws StartFailure if a resource policy does not admit a service that delivers to it */
export function checkDeliveries(deployment: Deployment, deliveries: readonly Delivery[]): void {
  const permissions = deployment.ofType('AWS::Lambda::Permission').map(({ properties }) => Permission.parse(properties))
  const policies = deployment
    .ofType('AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy')
    .map(({ properties }) => Policy.parse(properties))

  const letsIn = ({ from, to, action }: Delivery): boolean => {
    const target = deployment.holding(to)
    if (target?.type === 'AWS::Lambda::Function')
      return permissions.some((one) => one.Principal === from && deployment.holding(one.FunctionName) === target)
    return policies.some(
      ({ Queues, Topics, PolicyDocument }) =>
        [...Queues, ...Topics].some((name) => deployment.holding(name) === target) &&
        PolicyDocument.Statement.some(
          ({ Effect, Action, Principal }) =>
            Effect === 'Allow' &&
            Action.includes(action) &&
            typeof Principal === 'object' &&
            Principal.Service?.includes(from),
        ),
    )
  }
  for (const delivery of deliveries)
    if (!letsIn(delivery))
      throw new StartFailure(`${delivery.to} does not let ${delivery.from} in, which ${delivery.what} needs`)
}

export function deliveriesOf(deployment: Deployment): Delivery[] {
  const lambda = 'lambda:InvokeFunction'
  const each = (type: string, read: (properties: Record<string, unknown>, what: string) => Delivery[]) =>
    deployment.ofType(type).flatMap(({ properties, logicalId }) => read(properties, logicalId))
  return [
    ...each('AWS::ApiGatewayV2::Integration', ({ IntegrationUri }, what) => [
      { from: 'apigateway.amazonaws.com', to: functionOf(IntegrationUri), action: lambda, what },
    ]),
    ...each('AWS::SNS::Subscription', ({ Protocol, Endpoint }, what) => {
      // A person confirms the address of alarms, which do not ring here.
      if (Protocol === 'email') return []
      const action = Protocol === 'sqs' ? 'sqs:SendMessage' : lambda
      return [{ from: 'sns.amazonaws.com', to: String(Endpoint), action, what }]
    }),
    ...each('AWS::Logs::SubscriptionFilter', ({ DestinationArn }, what) => [
      { from: 'logs.amazonaws.com', to: String(DestinationArn), action: lambda, what },
    ]),
    ...each('AWS::Events::Rule', ({ Targets }, what) =>
      z
        .array(z.object({ Arn: z.string() }))
        .parse(Targets ?? [])
        .map(({ Arn }) => ({
          from: 'events.amazonaws.com',
          to: Arn,
          action: Arn.startsWith('arn:aws:sns:') ? 'sns:Publish' : lambda,
          what,
        })),
    ),
    ...each('AWS::SES::ConfigurationSetEventDestination', ({ EventDestination }, what) => {
      const parsed = z.object({ SnsDestination: z.object({ TopicARN: z.string() }).optional() }).parse(EventDestination)
      return parsed.SnsDestination
        ? [{ from: 'ses.amazonaws.com', to: parsed.SnsDestination.TopicARN, action: 'sns:Publish', what }]
        : []
    }),
  ]
}

/** `uri`: an ARN or Lambda's invocation URL. */
export function functionOf(uri: unknown): string {
  return String(uri).match(/functions\/(arn:[^/]+)\/invocations$/)?.[1] ?? String(uri)
}
