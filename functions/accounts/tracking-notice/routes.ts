import { route } from '../../shared/http/route.ts'
import { Acknowledged, Acknowledgement, TrackingNoticeView } from './schemas.ts'

export const ShowTrackingNotice = route({
  method: 'GET',
  path: '/v1/tracking-notice',
  access: 'worker',
  summary:
    'What is tracked, when, for how long, and who may see it: in the member’s language, else as Accept-Language asks',
  responses: { 200: TrackingNoticeView },
})

export const AcknowledgeTrackingNotice = route({
  method: 'POST',
  path: '/v1/tracking-notice/acknowledge',
  access: 'worker',
  summary:
    'Record that the caller has read the notice as it is now. It is asked for again when the notice promises less than before.',
  body: Acknowledgement,
  responses: { 200: Acknowledged },
  refusals: ['wrong_state'],
})
