/** One region, and the account number that the queue engine uses in its ARNs. */
export const region = 'us-east-1'
export const accountId = '000000000000'

/** The ARN of a local resource; services without a region in their ARNs (S3, IAM) pass an empty `place`. */
export function arn(service: string, resource: string, place = `${region}:${accountId}`): string {
  return `arn:aws:${service}:${place}:${resource}`
}
