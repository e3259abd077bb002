import { describe, expect, test } from 'vitest'
import { problemsOf } from '../../infra/installation-problems.ts'
import { templatesOf } from '../../infra/templates.ts'
import { exampleStage, ofType, target } from './stacks.ts'

const firewall = {
  originDomain: 'origin-4f1c.example.com',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333-4444-555555555555',
}
const templates = templatesOf({ ...exampleStage('production'), firewall })
const resources = (stack: string) => templates[`Fieldpost-production-${stack}`]?.Resources ?? {}

describe('with a firewall', () => {
  const [[aclId, acl] = []] = ofType(resources('edge'), 'AWS::WAFv2::WebACL')
  const [[, distribution] = []] = ofType(resources('edge'), 'AWS::CloudFront::Distribution')
  const config = distribution?.Properties['DistributionConfig'] as Record<string, unknown>

  test('CloudFront has the API’s name and the web ACL, passes everything on and caches nothing', () => {
    expect(config).toMatchObject({
      Aliases: ['api.example.com'],
      Origins: [{ DomainName: firewall.originDomain, CustomOriginConfig: { OriginProtocolPolicy: 'https-only' } }],
      ViewerCertificate: { AcmCertificateArn: firewall.certificateArn, MinimumProtocolVersion: 'TLSv1.2_2021' },
      DefaultCacheBehavior: {
        ViewerProtocolPolicy: 'https-only',
        AllowedMethods: expect.arrayContaining(['POST', 'DELETE']),
      },
    })
    expect(target(config['WebACLId'])).toBe(aclId)
    expect(config).not.toHaveProperty('Logging')
  })

  test('the web ACL limits one address, and keeps no sample of a request', () => {
    const rules = acl?.Properties['Rules'] as { Statement: object }[]
    expect(acl?.Properties['Scope']).toBe('CLOUDFRONT')
    expect(rules[0]?.Statement).toEqual({ RateBasedStatement: { AggregateKeyType: 'IP', Limit: 10_000 } })
    expect(rules).toHaveLength(4)
    expect(JSON.stringify(acl)).not.toContain('"SampledRequestsEnabled":true')
  })

  test('the API is mapped to the name of the origin, and the domain that phones know stays', () => {
    const domains = ofType(resources('data'), 'AWS::ApiGatewayV2::DomainName')
    expect(domains.map(([, { Properties }]) => Properties['DomainName']).sort()).toEqual([
      'api.example.com',
      firewall.originDomain,
    ])
    const mappings = ofType(resources('service'), 'AWS::ApiGatewayV2::ApiMapping')
    expect(mappings).toHaveLength(1)
    expect(JSON.stringify(mappings)).toContain('OriginDomain')
    expect(JSON.stringify(resources('service'))).toContain('"API_URL":"https://api.example.com"')
  })

  test('limits by caller count the address that CloudFront saw', () => {
    expect(JSON.stringify(resources('service'))).toContain('"BEHIND_CLOUDFRONT":"true"')
  })

  test('the records to set are outputs', () => {
    const outputs = Object.assign({}, ...Object.values(templates).map((each) => each.Outputs))
    expect(JSON.stringify(outputs['dnsApi'])).toContain('api.example.com CNAME ')
    expect(JSON.stringify(outputs['dnsOrigin'])).toContain(`${firewall.originDomain} CNAME `)
  })
})

test('without one there is no such stack', () => {
  expect(Object.keys(templatesOf(exampleStage('production')))).not.toContain('Fieldpost-production-edge')
})

test('its certificate is one of CloudFront’s region', () => {
  const elsewhere = { ...firewall, certificateArn: firewall.certificateArn.replace('us-east-1', 'eu-central-1') }
  expect(problemsOf({ firewall: elsewhere }, false)).toEqual([expect.stringContaining('firewall is')])
  expect(problemsOf({ firewall }, false)).toEqual([])
})
