import { route } from '../../shared/http/route.ts'
import { Acknowledged, Acknowledgement, TrackingNoticeView } from './schemas.ts'

export const ShowTrackingNotice = route({
  method: 'GET',
  path: '/v1/tracking-notice',
  access: 'worker',
  summary: 'Returns what is tracked, when, and who may see it',
  responses: { 200: TrackingNoticeView },
})

export const AcknowledgeTrackingNotice = route({
  method: 'POST',
  path: '/v1/tracking-notice/acknowledge',
  access: 'worker',
  summary: 'Acknowledges the tracking notice',
  body: Acknowledgement,
  responses: { 200: Acknowledged },
  refusals: ['wrong_state'],
})
