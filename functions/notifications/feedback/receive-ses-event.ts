import { feedbackOfMail, type SesEvent } from './provider-events.ts'
import { type LearnDeps, learn } from './record-delivery-event.ts'

/** An event of SES; one of a mail that is not ours is nobody's. */
export async function learnOfMail(event: SesEvent, deps: LearnDeps): Promise<void> {
  const feedback = feedbackOfMail(event)
  if (feedback) await learn(feedback, deps)
}
