export { CertificateModule } from './certificate.module.js';
export { CertificateEntity } from './certificate.entity.js';
