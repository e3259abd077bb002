/**
 * For clients that send: the sender decides on retries. Each call has its own connection. The provider may have closed an idle
 * one while Lambda had frozen the instance, and a call that fails on it leaves open whether the message went out.
 */
export const oneAttempt = {
  maxAttempts: 1,
  requestHandler: { httpAgent: { keepAlive: false }, httpsAgent: { keepAlive: false } },
}
