import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import * as z from 'zod'
import { StartFailure } from '../failure.ts'
import { region } from '../stacks/arns.ts'
import type { Deployment, Resource } from '../stacks/deployment.ts'

const Properties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Role: z.string(),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  ReservedConcurrentExecutions: z.int().min(0).optional(),
  LoggingConfig: z.object({ LogGroup: z.string().optional() }).optional(),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
})

export type FunctionDefinition = {
  name: string
  /** Construct path. */
  title: string
  arn: string
  roleArn: string
  directory: string
  handler: string
  timeoutMs: number
  memoryMb: number
  /** Of the account's concurrency; unset: shares what no function reserves. */
  reserved?: number
  /** Threads of this process; events in progress beyond them wait for one. */
  instances: number
  accessKeyId: string
  environment: Record<string, string>
}

/** More threads would only compete for the processors. */
const maxInstances = Math.max(4, 2 * availableParallelism())

export function defineFunctions(deployment: Deployment, awsUrl: string): FunctionDefinition[] {
  // Functions that CloudFormation calls during a deployment, which does not happen here.
  const providers = deployment.ofType('Custom::LogRetention').map(({ properties }) => properties['ServiceToken'])
  return deployment
    .ofType('AWS::Lambda::Function')
    .filter(({ attributes }) => !providers.includes(attributes['Arn'] ?? ''))
    .map((resource) => define(resource, awsUrl))
}

function define(
  { ref: name, logicalId, attributes, properties, assets }: Resource,
  awsUrl: string,
): FunctionDefinition {
  const parsed = Properties.parse(properties)
  const { ReservedConcurrentExecutions: reserved } = parsed
  const directory = assets.get(parsed.Code.S3Key)
  if (!directory) throw new StartFailure(`The bundle of ${name} is not in the assembly`)
  const accessKeyId = `ASIA${createHash('sha256').update(name).digest('hex').slice(0, 16).toUpperCase()}`
  return {
    name,
    title: logicalId.replace(/[0-9A-F]{8}$/, '').replace(/(.)Function$/, '$1'),
    arn: attributes['Arn'] ?? name,
    roleArn: parsed.Role,
    directory,
    handler: parsed.Handler,
    timeoutMs: parsed.Timeout * 1000,
    memoryMb: parsed.MemorySize,
    ...(reserved !== undefined && { reserved }),
    instances: Math.max(1, Math.min(reserved ?? maxInstances, maxInstances)),
    accessKeyId,
    environment: {
      ...parsed.Environment?.Variables,
      ...runtime(name, parsed),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'token',
      AWS_ENDPOINT_URL: awsUrl,
      // Keeps the developer's AWS profile out.
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
  }
}

/** The variables that Lambda sets. */
function runtime(
  name: string,
  { Handler, MemorySize, LoggingConfig }: z.infer<typeof Properties>,
): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
    AWS_LAMBDA_LOG_GROUP_NAME: LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: '[$LATEST]',
    LAMBDA_TASK_ROOT: '/var/task',
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin/:/bin:/opt/bin',
    TZ: ':UTC',
    _HANDLER: Handler,
  }
}
