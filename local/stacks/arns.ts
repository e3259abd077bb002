/** Where the stacks live: one region, and the account number that the queue engine puts into its ARNs. */
export const region = 'us-east-1'
export const accountId = '000000000000'

/** The ARN of a resource here; services without regions in their ARNs (S3, IAM) give an empty one. */
export function arn(service: string, resource: string, place = `${region}:${accountId}`): string {
  return `arn:aws:${service}:${place}:${resource}`
}
