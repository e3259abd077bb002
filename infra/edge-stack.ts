import { CfnOutput, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2'
import type { Construct } from 'constructs'
import type { Stage } from './stage.ts'

/** CloudFront's web ACLs and certificates are in this region, wherever the installation is. */
export const edgeRegion = 'us-east-1'

/** Of one address in five minutes. Phones of one carrier share addresses, so it is far above what one person does. */
const requestsPerAddress = 10_000

type EdgeStackProps = StackProps & {
  readonly stage: Stage
  readonly apiDomain: string
  readonly firewall: NonNullable<Stage['firewall']>
}

/**
 * CloudFront with a web ACL in front of the API: HTTP APIs have none of their own. Caches nothing. The origin is found by its name,
 * so that the stack refers to none in another region.
 */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { stage, apiDomain, firewall, ...props }: EdgeStackProps) {
    super(scope, id, {
      ...props,
      description: `Fieldpost, ${stage.name}: a firewall in front of the API`,
      terminationProtection: true,
    })
    const acl = new CfnWebACL(this, 'Firewall', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visibilityOf('firewall'),
      rules: [
        {
          name: 'requests-of-one-address',
          priority: 0,
          statement: { rateBasedStatement: { limit: requestsPerAddress, aggregateKeyType: 'IP' } },
          action: { block: {} },
          visibilityConfig: visibilityOf('requests-of-one-address'),
        },
        managed(1, 'AWSManagedRulesAmazonIpReputationList'),
        managed(2, 'AWSManagedRulesKnownBadInputsRuleSet'),
        // Uploads of positions have up to 4 MB, templates and messages the words of people.
        managed(3, 'AWSManagedRulesCommonRuleSet', ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY']),
      ],
    })
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Fieldpost, ${stage.name}`,
      domainNames: [apiDomain],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', firewall.certificateArn),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      webAclId: acl.attrArn,
      defaultBehavior: {
        origin: new HttpOrigin(firewall.originDomain, {
          protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [OriginSslPolicy.TLS_V1_2],
        }),
        allowedMethods: AllowedMethods.ALLOW_ALL,
        viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
        cachePolicy: CachePolicy.CACHING_DISABLED,
        // API Gateway chooses the API by the host name, which must be the origin's.
        originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        compress: false,
      },
    })
    distribution.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
    Validations.of(distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Phones of workers, and owners, travel.' },
      { id: 'AwsSolutions-CFR3', reason: 'Its log would keep the address of every caller; the API’s own has none.' },
    )
    new CfnOutput(this, 'dnsApi', { value: `${apiDomain} CNAME ${distribution.distributionDomainName}` })
  }
}

/** Sampled requests hold addresses and headers, tokens among them. */
function visibilityOf(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false }
}

/** `counted`: rules that only count. */
function managed(priority: number, name: string, counted: readonly string[] = []): CfnWebACL.RuleProperty {
  return {
    name,
    priority,
    overrideAction: { none: {} },
    statement: {
      managedRuleGroupStatement: {
        vendorName: 'AWS',
        name,
        ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
      },
    },
    visibilityConfig: visibilityOf(name),
  }
}
