/**
 * The address of who called, for limits. Behind CloudFront the gateway sees CloudFront: the address before the last in
 * `X-Forwarded-For` is then what CloudFront saw. What a caller wrote into the header stands further to the left.
 */
export function viewerIp(
  headers: Readonly<Record<string, string | undefined>>,
  callerIp: string,
  isBehindCloudFront: boolean,
): string {
  const passed = (headers['x-forwarded-for'] ?? '').split(',').map((each) => each.trim())
  return (isBehindCloudFront && passed.at(-2)) || callerIp
}
