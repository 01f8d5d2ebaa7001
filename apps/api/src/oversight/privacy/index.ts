export { Consents } from './consents.service.js';
export { PrivacyModule } from './privacy.module.js';
export { RetentionJob } from './retention.js';
export { DISMISSED } from './retention-work.js';
