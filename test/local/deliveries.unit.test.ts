import { expect, test } from 'vitest'
import { checkDeliveries, deliveriesOf } from '../../local/rights/deliveries.ts'
import { deploy } from '../../local/stacks/deployment.ts'
import { Template } from '../../local/stacks/template.ts'

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] })
const allow = (Action: string, Service: string) => ({
  Statement: [{ Effect: 'Allow', Action, Principal: { Service } }],
})

const resources = {
  Fn: { Type: 'AWS::Lambda::Function' },
  Queue: { Type: 'AWS::SQS::Queue' },
  Topic: { Type: 'AWS::SNS::Topic' },
  Integration: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { IntegrationUri: arn('Fn') } },
  Rule: { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Arn: arn('Fn') }] } },
  ToPerson: { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'email', Endpoint: 'alarms@example.com' } },
  ToQueue: { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'sqs', Endpoint: arn('Queue') } },
  Mails: {
    Type: 'AWS::SES::ConfigurationSetEventDestination',
    Properties: { EventDestination: { SnsDestination: { TopicARN: { Ref: 'Topic' } } } },
  },
}
const grants = {
  ApiMay: {
    Type: 'AWS::Lambda::Permission',
    Properties: { FunctionName: arn('Fn'), Principal: 'apigateway.amazonaws.com' },
  },
  RuleMay: {
    Type: 'AWS::Lambda::Permission',
    Properties: { FunctionName: { Ref: 'Fn' }, Principal: 'events.amazonaws.com' },
  },
  QueueLets: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: [{ Ref: 'Queue' }], PolicyDocument: allow('sqs:SendMessage', 'sns.amazonaws.com') },
  },
  TopicLets: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: { Topics: [{ Ref: 'Topic' }], PolicyDocument: allow('sns:Publish', 'ses.amazonaws.com') },
  },
}

function check(granted: object): void {
  const template = Template.parse({ Resources: { ...resources, ...granted } })
  const deployment = deploy([{ name: 'S', protected: false, template, assets: new Map() }], {
    api: '',
    aws: '',
    cognito: '',
  })
  checkDeliveries(deployment, deliveriesOf(deployment))
}

test('what lets every service in that hands something to it passes', () => {
  expect(() => check(grants)).not.toThrow()
})

test.each([
  ['ApiMay', 'apigateway.amazonaws.com'],
  ['RuleMay', 'events.amazonaws.com'],
  ['QueueLets', 'sns.amazonaws.com'],
  ['TopicLets', 'ses.amazonaws.com'],
])('without %s the start says who is not let in', (name, service) => {
  const { [name as keyof typeof grants]: _, ...others } = grants
  expect(() => check(others)).toThrow(`does not let ${service} in`)
})
