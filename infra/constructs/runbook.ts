/** A section of a page in docs/runbooks, which says what to do when an alarm rings. */
export type Runbook =
  | `application.md#${'a-request-failed' | 'requests-are-refused-for-now' | 'a-function-failed' | 'more-answers-of-5xx' | 'an-upload-cannot-be-moved-on' | 'a-deployment-is-rolled-back'}`
  | `queues.md#${'dead-letters' | 'a-queue-is-late' | 'a-message-failed' | 'work-cannot-be-sent' | 'work-is-given-up'}`
  | `schedule.md#${'no-run' | 'a-run-failed' | 'planned-work-is-late'}`
  | `providers.md#${'a-provider-refuses-everything' | 'the-spending-limit-is-near'}`
  | `texts.md#${'a-stop-cannot-be-worked-off' | 'a-text-cannot-be-read' | 'too-many-texts-of-unknown-numbers'}`
  | `erasure.md#${'an-erasure-does-not-move' | 'erased-data-is-back' | 'the-monthly-audit-is-not-through'}`
  | `shifts.md#${'a-track-is-not-compacted' | 'an-export-failed'}`
  | 'failed-events.md#the-alarm'
  | 'keys.md#the-alarm'
