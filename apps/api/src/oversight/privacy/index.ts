export { Consents } from './consents.service.js';
export { PrivacyModule } from './privacy.module.js';
