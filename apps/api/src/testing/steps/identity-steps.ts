import { EVERYBODY } from './whoever.js';

type Step = readonly [verb: 'get' | 'post' | 'put' | 'delete', route: string, roles: string];

/** Who may say who somebody is, whom he acts for, and what of it is corrected. */
export const IDENTITY_STEPS: readonly Step[] = [
  ['get', 'my/identity', 'MEMBER'],
  ['post', 'my/issuer-requests/:id/answer', 'MEMBER'],
  ['get', 'issuer-requests', 'CENTER_ACCEPT'],
  ['post', 'issuer-requests/:id/answer', 'CENTER_ACCEPT'],
  ['get', 'my/acting', 'MEMBER'],
  ['put', 'my/acting', 'MEMBER'],
  ['get', 'my/mandates', 'MEMBER'],
  ['post', 'my/mandates', 'MEMBER'],
  ['get', 'my/mandate-projects', 'MEMBER'],
  ['post', 'my/mandates/:id/ending', 'MEMBER'],
  ['get', 'my/verification', 'MEMBER'],
  ['post', 'my/verification/bank-card', 'MEMBER'],
  ['post', 'my/verification/name', 'MEMBER'],
  ['get', 'my/corrections', 'MEMBER'],
  ['post', 'my/corrections', 'MEMBER'],
  ['post', 'my/corrections/:id/papers', 'MEMBER'],
  ['get', 'my/corrections/:id/papers/:paperId', 'MEMBER'],
  ['post', 'my/corrections/:id/withdrawal', 'MEMBER'],
  ['get', 'corrections', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['get', 'corrections/:id/papers/:paperId', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'corrections/:id/check', 'CENTER_ACCEPT'],
  ['post', 'corrections/:id/decision', 'CENTER_REVIEW'],
  ['post', 'corrections/:id/refusal', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['get', 'number-releases', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'parties/:id/number-release', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'number-releases/:id/answer', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['get', 'phone-changes', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'parties/:id/phone-code', 'CENTER_ACCEPT'],
  ['post', 'parties/:id/phone-change', 'CENTER_ACCEPT'],
  ['post', 'phone-changes/:id/confirmation', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'phone-changes/:id/refusal', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['get', 'party-stops', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'parties/:id/stop', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'party-stops/:id/answer', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'party-stops/:id/lifting', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'party-stops/:id/successor', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'mandates/:id/confirmation', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'mandates/:id/refusal', 'CENTER_ACCEPT CENTER_REVIEW'],
  ['post', 'mandates/:id/revocation', 'CENTER_ACCEPT CENTER_REVIEW'],
];

/** Whoever takes it is signed out afterwards: the last of all. */
export const WAY_OUT: Step = ['delete', 'session/issuer', EVERYBODY];
