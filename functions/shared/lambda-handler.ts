import middy from '@middy/core'

/**
 * The base of every wrapper. Middy's own timeout would answer 5 ms before Lambda's and leave the work running: Lambda would
 * freeze the instance with it, and its writes would go out at the next event. At its own timeout Lambda ends the instance.
 */
export function lambdaHandler<Event, Result>() {
  return middy<Event, Result>({ timeoutEarlyInMillis: 0 })
}
