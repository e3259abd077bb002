/**
 * Returns an access token. After a 401 it is called with the token that was refused, and then returns another one.
 * @throws SignInRequired when only the person can get a new one; any other error means: try again later
 */
export type TokenSource = (refused?: string) => Promise<string>

/** The person must sign in again. What waits in the queue is kept until then. */
export class SignInRequired extends Error {
  constructor() {
    super('sign in again')
    this.name = 'SignInRequired'
  }
}
