import { expect, test } from 'vitest'
import { deploy } from '../../local/stacks/deployment.ts'
import { ofGeneration } from '../../local/stacks/generation.ts'
import { type Json, Template } from '../../local/stacks/template.ts'

const addresses = { api: 'http://127.0.0.1:3000', aws: 'http://127.0.0.1:7001', cognito: 'http://127.0.0.1:7002' }
const stack = (name: string, template: object, isProtected = false) => ({
  name,
  protected: isProtected,
  template: Template.parse(template),
  assets: new Map(),
})

/** The properties of a resource beside a queue and a table. */
function resolved(properties: Record<string, Json>): Record<string, Json> {
  const Resources = {
    Queue: { Type: 'AWS::SQS::Queue' },
    Table: { Type: 'AWS::DynamoDB::GlobalTable' },
    Pool: { Type: 'AWS::Cognito::UserPool' },
    Asked: { Type: 'AWS::Some::Thing', Properties: properties },
  }
  return deploy([stack('S', { Resources })], addresses).ofType('AWS::Some::Thing')[0]?.properties ?? {}
}

const sub = (text: string) => text.replaceAll('<', '${').replaceAll('>', '}')

test.each([
  [{ Ref: 'Queue' }, 'http://127.0.0.1:7001/000000000000/S-Queue'],
  [{ 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:us-east-1:000000000000:S-Queue'],
  [{ 'Fn::GetAtt': 'Table.Arn' }, 'arn:aws:dynamodb:us-east-1:000000000000:table/S-Table'],
  [{ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':x:', { Ref: 'AWS::Region' }]] }, 'arn:aws:x:us-east-1'],
  [{ 'Fn::Sub': sub('a-<AWS::AccountId>-<Table>-<Queue.QueueName>') }, 'a-000000000000-S-Table-S-Queue'],
  [{ 'Fn::Sub': sub('<!kept>') }, sub('<kept>')],
  [{ 'Fn::Sub': [sub('<x>!'), { x: { Ref: 'Table' } }] }, 'S-Table!'],
  [{ 'Fn::Select': [1, { 'Fn::Split': ['-', { Ref: 'Table' }] }] }, 'Table'],
] as [Json, Json][])('%j is %j', (value, expected) => {
  expect(resolved({ value })).toEqual({ value: expected })
})

test('a property of no value is absent', () => {
  expect(resolved({ a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] })).toEqual({ b: [1] })
})

test.each([
  [{ 'Fn::GetAtt': ['Queue', 'Colour'] }, 'has no attribute Colour'],
  [{ Ref: 'Nobody' }, 'no value for Nobody'],
  [{ 'Fn::Transform': {} }, 'cannot resolve Fn::Transform'],
  [{ 'Fn::ImportValue': 'nothing' }, 'no stack exports nothing'],
] as [Json, string][])('%j is refused: what is not known must not be guessed', (value, message) => {
  expect(() => resolved({ value })).toThrow(message)
})

test('one stack imports what another exports, in any order', () => {
  const importing = stack('B', {
    Resources: { X: { Type: 'AWS::Some::Thing', Properties: { name: { 'Fn::ImportValue': 'tables' } } } },
  })
  const exporting = stack('A', {
    Resources: { Table: { Type: 'AWS::DynamoDB::GlobalTable' } },
    Outputs: { Out: { Value: { Ref: 'Table' }, Export: { Name: 'tables' } }, tableName: { Value: { Ref: 'Table' } } },
  })
  const deployment = deploy([importing, exporting], addresses)
  expect(deployment.ofType('AWS::Some::Thing')[0]?.properties).toEqual({ name: 'A-Table' })
  expect(deployment.outputs).toMatchObject({ tableName: 'A-Table' })
})

test('one stack reads the output of another, in any order, and refuses one that is not there', () => {
  const reading = (OutputName: string) =>
    stack('B', {
      Resources: {
        X: {
          Type: 'AWS::Some::Thing',
          Properties: { name: { 'Fn::GetStackOutput': { StackName: 'A', OutputName, Region: 'eu-central-1' } } },
        },
      },
    })
  const other = (name: string) =>
    stack(name, {
      Resources: { Table: { Type: 'AWS::DynamoDB::GlobalTable' } },
      Outputs: { tableArn: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] } } },
    })
  const deployment = deploy([reading('tableArn'), other('A'), other('C')], addresses)
  const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/A-Table'
  expect(deployment.ofType('AWS::Some::Thing')[0]?.properties).toEqual({ name: arn })
  expect(() => deploy([reading('colour'), other('A')], addresses)).toThrow('the stack A has no output colour')
})

test('names stay the same from one start to the next, whatever the addresses', () => {
  const template = { Resources: { Pool: { Type: 'AWS::Cognito::UserPool' }, Key: { Type: 'AWS::KMS::Key' } } }
  const ids = (port: number) =>
    deploy([stack('S', template)], { api: `http://h:${port}`, aws: `http://h:${port}`, cognito: `http://h:${port}` })
      .ofType('AWS::Cognito::UserPool', 'AWS::KMS::Key')
      .map(({ ref }) => ref)
  expect(ids(1)).toEqual(ids(2))
})

test('a stack that is deleted and made again has other names; a protected one keeps them', () => {
  const template = { Resources: { Queue: { Type: 'AWS::SQS::Queue' } } }
  const namesOf = (generation: number, isProtected: boolean) =>
    deploy([ofGeneration(stack('S', template, isProtected), generation)], addresses)
      .ofType('AWS::SQS::Queue')
      .map(({ attributes }) => attributes['QueueName'])
  expect(namesOf(1, false)).toEqual(['S-Queue'])
  expect(namesOf(2, false)).toEqual(['S-2-Queue'])
  expect(namesOf(2, true)).toEqual(['S-Queue'])
})
