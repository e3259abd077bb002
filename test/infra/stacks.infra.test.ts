import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixedNames } from '../../infra/rehearsal/fixed-names.ts'
import { maxResources, oversized } from '../../infra/rehearsal/judge.ts'
import type { Stage } from '../../infra/stage.ts'
import { type Template, templatesOf } from '../../infra/templates.ts'
import { exampleStage, ofType, synthesize, target } from './stacks.ts'

const production = templatesOf(exampleStage('production'))
const stacks = synthesize()
const outputsOf = (changes: Partial<Stage> = {}) =>
  Object.assign(
    {},
    ...Object.values(templatesOf({ ...exampleStage('production'), ...changes })).map((each) => each.Outputs),
  )
const outputs: NonNullable<Template['Outputs']> = outputsOf()

describe('the stacks', () => {
  test('are three', () => {
    expect(Object.keys(production).sort()).toEqual(
      ['alarms', 'data', 'service'].map((name) => `Fieldpost-production-${name}`),
    )
  })

  test.each([false, true])('have room for more in CloudFormation, with gradualDeployment %s', (gradualDeployment) => {
    const templates = templatesOf({ ...exampleStage('production'), gradualDeployment })
    expect(oversized('production', templates)).toEqual([])
    expect(maxResources).toBeLessThanOrEqual(400)
  })

  test('refer to each other by outputs that tie none of them', () => {
    const text = JSON.stringify(production)
    expect(text).not.toContain('Fn::ImportValue')
    expect(text).not.toContain('"Export"')
    expect(text).toContain('Fn::GetStackOutput')
  })

  test('are needed in one order: nothing refers to the alarms, and the data to nothing', () => {
    const { 'Fieldpost-production-data': data, 'Fieldpost-production-service': service } = production
    expect(JSON.stringify(data)).not.toContain('Fn::GetStackOutput')
    expect(JSON.stringify(service)).not.toContain('Fieldpost-production-alarms')
  })

  test('every alarm lies in the stack of alarms', () => {
    for (const stack of [stacks.data, stacks.service]) expect(ofType(stack, 'AWS::CloudWatch::Alarm')).toEqual([])
    expect(ofType(stacks.alarms, 'AWS::CloudWatch::Alarm').length).toBeGreaterThan(50)
  })
})

describe('two stages in one AWS account and region', () => {
  const staging = templatesOf({
    ...exampleStage('staging'),
    emailDomain: 'staging.example.com',
    api: { domain: 'api.staging.example.com', certificateArn: 'arn:aws:acm:eu-central-1:111122223333:certificate/1' },
  })

  test('share no name', () => {
    const ours = ['AWS::SES::EmailIdentity example.com', 'AWS::ApiGatewayV2::DomainName api.example.com']
    // alarms and their dashboard are found by their names, which begin with the stage's
    const isOfStage = (name: string) => /^AWS::CloudWatch::(Alarm|Dashboard) Fieldpost-production( |$)/.test(name)
    const names = fixedNames(production)
    expect(names.filter((name) => !isOfStage(name)).sort()).toEqual(ours.sort())
    expect(fixedNames(staging).filter((name) => names.includes(name))).toEqual([])
  })

  test('share no metric namespace of ours', () => {
    const spaces = (templates: object) =>
      new Set(
        [...JSON.stringify(templates).matchAll(/Namespace":"([^"]+)"|SCHEMA\(\\"([^\\]+)/g)].map(([, a, b]) => a ?? b),
      )
    const ours = (templates: object) => [...spaces(templates)].filter((name) => !name?.startsWith('AWS/'))
    expect(ours(production)).toEqual(['Fieldpost-production'])
    expect(ours(staging)).toEqual(['Fieldpost-staging'])
  })
})

describe('the address of the API', () => {
  test('is a domain that the data stack holds; API Gateway’s own address is off', () => {
    const [[, domain] = []] = ofType(stacks.data, 'AWS::ApiGatewayV2::DomainName')
    expect(domain).toMatchObject({
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { DomainName: 'api.example.com', DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2' }] },
    })
    const [[, mapping] = []] = ofType(stacks.service, 'AWS::ApiGatewayV2::ApiMapping')
    expect(stacks.data[target(mapping?.Properties['DomainName']) ?? '']?.Type).toBe('AWS::ApiGatewayV2::DomainName')
    const [[, api] = []] = ofType(stacks.service, 'AWS::ApiGatewayV2::Api')
    expect(api?.Properties).toHaveProperty('DisableExecuteApiEndpoint', true)
  })

  test('is what functions and outputs have, and no link holds another', () => {
    const environments = ofType(stacks.service, 'AWS::Lambda::Function').map(
      ([, { Properties }]) => Properties['Environment'],
    )
    const given = JSON.stringify(environments)
    expect(given).toContain('"API_URL":"https://api.example.com"')
    expect(outputs['apiUrl']?.Value).toBe('https://api.example.com')
    expect(outputs['dnsApi']?.Value).toEqual({ 'Fn::Join': ['', ['api.example.com CNAME ', expect.anything()]] })
    for (const text of [given, JSON.stringify(outputs)]) expect(text).not.toMatch(/execute-api|ApiEndpoint/)
  })

  test.each(['local', 'test'])('is API Gateway’s own in the stage %s', (name) => {
    const { data, service } = synthesize(name)
    expect(ofType(data, 'AWS::ApiGatewayV2::DomainName')).toEqual([])
    expect(JSON.stringify(ofType(service, 'AWS::Lambda::Function'))).toMatch(
      /"API_URL":\{"Fn::GetAtt":\["\w+","ApiEndpoint"\]\}/,
    )
  })
})

describe('emails', () => {
  const [[, identity] = []] = ofType(stacks.data, 'AWS::SES::EmailIdentity')

  test('come from a domain with a MAIL FROM of its own; SES sends no email about a bounce', () => {
    expect(identity?.Properties).toMatchObject({
      EmailIdentity: 'example.com',
      FeedbackAttributes: { EmailForwardingEnabled: false },
      MailFromAttributes: { MailFromDomain: 'mail.example.com' },
      ConfigurationSetAttributes: { ConfigurationSetName: expect.anything() },
    })
  })

  test('need DNS records, which the outputs name', () => {
    const dkim = [1, 2, 3].map((n) => JSON.stringify(outputs[`dnsDkim${n}`]?.Value))
    for (const record of dkim) expect(record).toMatch(/DkimDNSTokenName.*" CNAME ".*DkimDNSTokenValue/)
    expect(outputs['dnsMailFromMx']?.Value).toBe('mail.example.com MX 10 feedback-smtp.eu-central-1.amazonses.com')
    expect(outputs['dnsMailFromSpf']?.Value).toBe('mail.example.com TXT "v=spf1 include:amazonses.com ~all"')
    expect(outputs['dnsDmarc']?.Value).toMatch(/^_dmarc\.example\.com TXT "v=DMARC1; p=/)
  })

  test('of an identity that SES has already: the stack makes none, and sends from it', () => {
    const { data, service } = synthesize('production', { emailIdentityExists: true })
    expect(ofType(data, 'AWS::SES::EmailIdentity')).toEqual([])
    expect(JSON.stringify(ofType(service, 'AWS::IAM::Role'))).toContain(':identity/example.com')
    const said = Object.keys(outputsOf({ emailIdentityExists: true })).filter((name) => name.startsWith('dns'))
    expect(said.sort()).toEqual(['dnsApi', 'dnsDmarc'])
  })

  test('with codes come from Cognito until the identity is verified, then from the domain', () => {
    const mailer = (changes: Partial<Stage>) =>
      ofType(synthesize('production', changes).data, 'AWS::Cognito::UserPool')[0]?.[1].Properties['EmailConfiguration']
    expect(mailer({ emailIdentity: 'unverified' })).toMatchObject({ EmailSendingAccount: 'COGNITO_DEFAULT' })
    expect(mailer({ emailIdentity: 'verified' })).toMatchObject({
      EmailSendingAccount: 'DEVELOPER',
      From: 'Fieldpost <no-reply@example.com>',
      SourceArn: { 'Fn::Join': ['', expect.arrayContaining([expect.stringContaining(':identity/example.com')])] },
    })
  })
})

test('a text or an event that arrives while the service stack is away waits in a queue of the data stack', () => {
  const waiting = ofType(stacks.data, 'AWS::SNS::Subscription').map(([, { Properties }]) =>
    target(Properties['Endpoint']),
  )
  expect(waiting).toHaveLength(2)
  const consumed = ofType(stacks.service, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) =>
    target(Properties['EventSourceArn']),
  )
  for (const queue of waiting) expect(consumed).toContain(queue)
  expect(ofType(stacks.service, 'AWS::SNS::Topic')).toEqual([])
})

describe('README.md', () => {
  const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')
  const named = [...readme.matchAll(/`(dns\w+)`|output `?(\w+)/g)].map(([, record, other]) => record ?? other ?? '')

  test('names outputs that the templates have', () => {
    for (const name of named) expect(Object.keys(outputs)).toContain(name)
  })

  test('names every output that a person must do something with', () => {
    const asked = Object.keys(outputs).filter((name) => /^dns|^inboundTopicArn$|^deliveryLogRoleArn$/.test(name))
    expect(asked).toHaveLength(9)
    for (const name of asked) expect(named).toContain(name)
  })
})
