/** A text from a customer, as AWS's two-way texting hands it over. */
export type InboundText = {
  readonly from: string
  readonly body: string
  readonly inboundMessageId: string
  /** The text of ours that it answers, when the carrier can tell. */
  readonly answers: string | undefined
  /** When it came, milliseconds since the epoch. */
  readonly at: number
}
