/** The queue engine's account number. */
export const region = 'us-east-1'
export const accountId = '000000000000'

/** S3 and IAM have no region in their ARNs: pass an empty `place`. */
export function arn(service: string, resource: string, place = `${region}:${accountId}`): string {
  return `arn:aws:${service}:${place}:${resource}`
}
