/** Of an id that the client chooses. */
export const clientId = /^[A-Za-z0-9_-]{8,64}$/
