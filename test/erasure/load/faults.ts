import type { LocalCloud } from '../../support/local-cloud.ts'

/** About every tenth call is throttled, left unprocessed, fails, or hangs. */
export async function addFaults(cloud: LocalCloud): Promise<void> {
  const faults = [
    { service: 'dynamodb', error: 'throttle', rate: 0.04 },
    { service: 'dynamodb', error: 'internal', rate: 0.03 },
    { service: 'dynamodb', error: 'lost', rate: 0.01 },
    { service: 'dynamodb', error: 'hang', rate: 0.005 },
    { service: 'dynamodb', action: 'BatchWriteItem', error: 'unprocessed', rate: 0.3 },
    { service: 'dynamodb', action: 'BatchGetItem', error: 'unprocessed', rate: 0.2 },
    { service: 'sqs', error: 'unavailable', rate: 0.05 },
    { service: 's3', error: 'internal', rate: 0.1 },
    { service: 'cognito', error: 'throttle', rate: 0.1 },
    { service: 'kms', error: 'throttle', rate: 0.1 },
  ]
  for (const fault of faults) await cloud.fault(fault)
}
