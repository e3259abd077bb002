import { createHash } from 'node:crypto'
import { accountId, arn, region } from './arns.ts'
import type { Json } from './template.ts'

/** `Ref`, and `Fn::GetAtt` by name. */
export type Identity = { ref: string; attributes: Readonly<Record<string, string>> }

export type Naming = { name: string; given(property: string): Json | undefined }

/** Without a trailing slash. */
export type Addresses = { api: string; aws: string; cognito: string }

type Identify = (naming: Naming, addresses: Addresses) => Identity

/** Others have their name as `Ref`, and an ARN. */
const byType: Readonly<Record<string, Identify>> = {
  'AWS::DynamoDB::Table': table,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::SQS::Queue': (naming, { aws }) => {
    const name = named(naming, 'QueueName', 80)
    const url = `${aws}/${accountId}/${name}`
    return { ref: url, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl: url } }
  },
  'AWS::SNS::Topic': (naming) => {
    const name = named(naming, 'TopicName', 256)
    return { ref: arn('sns', name), attributes: { TopicArn: arn('sns', name), TopicName: name } }
  },
  'AWS::S3::Bucket': (naming) => {
    const name = named(naming, 'BucketName', 63).toLowerCase()
    const host = `${name}.s3.amazonaws.com`
    return {
      ref: name,
      attributes: {
        Arn: arn('s3', name, ':'),
        DomainName: host,
        RegionalDomainName: `${name}.s3.${region}.amazonaws.com`,
      },
    }
  },
  'AWS::KMS::Key': ({ name }) => {
    const id = digest(name, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
    return { ref: id, attributes: { Arn: arn('kms', `key/${id}`), KeyId: id } }
  },
  'AWS::KMS::Alias': (naming) => {
    const name = String(naming.given('AliasName') ?? naming.name)
    return { ref: name, attributes: { Arn: arn('kms', name) } }
  },
  'AWS::Cognito::UserPool': ({ name }, { cognito }) => {
    const id = `${region}_${digest(name, 9)}`
    const provider = `cognito-idp.${region}.amazonaws.com/${id}`
    return {
      ref: id,
      attributes: {
        Arn: arn('cognito-idp', `userpool/${id}`),
        UserPoolId: id,
        ProviderName: provider,
        ProviderURL: `${cognito}/${id}`,
      },
    }
  },
  'AWS::Cognito::UserPoolClient': ({ name }) => {
    const id = digest(name, 26)
    return { ref: id, attributes: { ClientId: id } }
  },
  'AWS::Lambda::Function': (naming) => {
    const name = named(naming, 'FunctionName', 64)
    return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } }
  },
  'AWS::IAM::Role': (naming) => {
    const name = named(naming, 'RoleName', 64)
    return { ref: name, attributes: { Arn: arn('iam', `role/${name}`, `:${accountId}`), RoleId: digest(name, 20) } }
  },
  'AWS::IAM::ManagedPolicy': (naming) => {
    const policy = arn('iam', `policy/${named(naming, 'ManagedPolicyName', 128)}`, `:${accountId}`)
    return { ref: policy, attributes: { PolicyArn: policy } }
  },
  'AWS::ApiGatewayV2::Api': ({ name }, { api }) => {
    const id = digest(name, 10)
    return { ref: id, attributes: { ApiId: id, ApiEndpoint: api } }
  },
  'AWS::ApiGatewayV2::DomainName': ({ name, given }) => {
    const domain = String(given('DomainName'))
    return {
      ref: domain,
      attributes: { RegionalDomainName: `d-${digest(name, 10)}.execute-api.${region}.amazonaws.com` },
    }
  },
  'AWS::Logs::LogGroup': (naming) => {
    const name = named(naming, 'LogGroupName', 512)
    return { ref: name, attributes: { Arn: arn('logs', `log-group:${name}:*`) } }
  },
  'AWS::Events::Rule': (naming) => {
    const name = named(naming, 'Name', 64)
    return { ref: name, attributes: { Arn: arn('events', `rule/${name}`) } }
  },
  'AWS::Scheduler::Schedule': (naming) => {
    const name = named(naming, 'Name', 64)
    return { ref: name, attributes: { Arn: arn('scheduler', `schedule/default/${name}`) } }
  },
  'AWS::SES::ConfigurationSet': (naming) => ({ ref: named(naming, 'Name', 64), attributes: {} }),
  'AWS::SES::EmailIdentity': (naming) => {
    const identity = named(naming, 'EmailIdentity', 320)
    const dkim = [1, 2, 3].flatMap((n) => [
      [`DkimDNSTokenName${n}`, `token${n}._domainkey.${identity}`],
      [`DkimDNSTokenValue${n}`, `token${n}.dkim.amazonses.com`],
    ])
    return {
      ref: identity,
      attributes: Object.fromEntries([['EmailIdentityArn', arn('ses', `identity/${identity}`)], ...dkim]),
    }
  },
  'AWS::SMSVOICE::PhoneNumber': ({ name }) => {
    const id = `phone-${digest(name, 32)}`
    const number = `+1206555${String(Number.parseInt(digest(name, 6), 16) % 10_000).padStart(4, '0')}`
    return {
      ref: id,
      attributes: { Arn: arn('sms-voice', `phone-number/${id}`), PhoneNumberId: id, PhoneNumber: number },
    }
  },
}

export function identify(type: string, naming: Naming, addresses: Addresses): Identity {
  const known = byType[type]
  if (known) return known(naming, addresses)
  const [, service = 'unknown', kind = ''] = type.toLowerCase().split('::')
  return { ref: naming.name, attributes: { Arn: arn(service, `${kind}/${naming.name}`), Id: naming.name } }
}

function table(naming: Naming): Identity {
  const name = named(naming, 'TableName', 255)
  return { ref: name, attributes: { Arn: arn('dynamodb', `table/${name}`), TableId: digest(name, 32) } }
}

function named({ name, given }: Naming, property: string, length: number): string {
  const explicit = given(property)
  if (typeof explicit === 'string') return explicit
  return name.length <= length ? name : `${name.slice(0, length - 9)}-${digest(name, 8)}`
}

/** Lower-case letters and digits. */
function digest(name: string, length: number): string {
  return createHash('sha256').update(name).digest('hex').slice(0, length)
}
